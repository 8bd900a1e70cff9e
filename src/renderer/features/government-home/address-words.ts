/** Addresses of the network as people say them. */

/** "192.0.2.7, port 4001" for a multiaddress; one of another kind as it is written. */
export function addressWords(multiaddress: string): string {
  const [, kind, host, transport, port, further] = multiaddress.split('/')
  const named = kind !== undefined && /^(ip[46]|dns[46]?)$/.test(kind)
  if (!named || transport !== 'tcp' || !port) return multiaddress
  return `${host}, port ${port}${further === 'ws' ? ' (WebSocket)' : ''}`
}
