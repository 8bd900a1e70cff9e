import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#crypto/bytes'
import { keyFromPassphrase } from '#crypto/passphrase'

describe('a key from a passphrase (RFC 7914)', () => {
  it('matches the first 32 bytes of the second and third vectors of §12', async () => {
    const second = await keyFromPassphrase('password', utf8('NaCl'), { n: 1024, r: 8, p: 16 })
    expect(toHex(second)).toBe('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162')
    const third = await keyFromPassphrase('pleaseletmein', utf8('SodiumChloride'), {
      n: 16_384,
      r: 8,
      p: 1,
    })
    expect(toHex(third)).toBe('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2')
  })

  it('is the same whether a keyboard composes its accents or not', async () => {
    const cost = { n: 16, r: 1, p: 1 }
    const composed = await keyFromPassphrase('caf\u00e9', utf8('salt'), cost)
    const decomposed = await keyFromPassphrase('cafe\u0301', utf8('salt'), cost)
    expect(toHex(composed)).toBe(toHex(decomposed))
  })
})
