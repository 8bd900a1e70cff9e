/** Saves files through the browser's own download. */
function save(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = fileName
  anchor.click()
  URL.revokeObjectURL(address)
}

/** Saves a text. */
export function saveText(fileName: string, text: string): void {
  save(fileName, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

/** Saves bytes that are written in Base64. */
export function saveBase64(fileName: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  save(fileName, new Blob([bytes], { type: 'application/octet-stream' }))
}
