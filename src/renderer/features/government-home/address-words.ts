/** Addresses of the network as people say them. */
import type { TFunction } from 'i18next'

/** "192.0.2.7, port 4001" for a multiaddress; one of another kind as it is written. */
export function addressWords(multiaddress: string, t: TFunction<'government'>): string {
  const [, kind, host, transport, port, further] = multiaddress.split('/')
  const named = kind !== undefined && /^(ip[46]|dns[46]?)$/.test(kind)
  if (!named || transport !== 'tcp' || !port) return multiaddress
  const words = { host, port }
  return further === 'ws'
    ? t('home.addresses.portWebSocket', words)
    : t('home.addresses.port', words)
}
