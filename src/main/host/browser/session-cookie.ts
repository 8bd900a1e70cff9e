/** The cookie that carries a session. Browsers share cookies between ports, so its name has one. */

function cookieName(port: number): string {
  return `medichain-${port}`
}

/** Value of a Set-Cookie header: not for scripts, not for other sites, gone with the browser. */
export function sessionCookie(port: number, session: string): string {
  return `${cookieName(port)}=${session}; Path=/; HttpOnly; SameSite=Strict`
}

/** The session in a Cookie header, or null. */
export function readSessionCookie(port: number, header: string | undefined): string | null {
  const start = `${cookieName(port)}=`
  for (const part of (header ?? '').split(';')) {
    const pair = part.trim()
    if (pair.startsWith(start)) return pair.slice(start.length)
  }
  return null
}
