/** The nonce that the host wrote into the page, so that a strict style policy lets Mantine's styles in. */
export function readStyleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce ?? meta?.getAttribute('nonce') ?? ''
}
