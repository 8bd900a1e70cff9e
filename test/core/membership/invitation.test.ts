import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invitationText, readInvitation } from '#core/membership/invitation'
import { codeOf, unlessRefused } from '../../support/rule-error.ts'
import { bytesFrom } from '../../support/signed.ts'
import { testConsortium } from '../../support/ledger-builder.ts'

const invitation = {
  genesis: testConsortium().bytes,
  addresses: ['/ip4/127.0.0.1/tcp/20000'],
  token: bytesFrom('token').subarray(0, 16),
  expires: Date.UTC(2027, 0, 1),
}
const text = invitationText(invitation)

describe('an invitation', () => {
  it('comes back from its text, however a mail program broke the lines', () => {
    expect(readInvitation(text)).toEqual(invitation)
    expect(readInvitation(` ${text.replaceAll(/(.{40})/g, '$1 \r\n\t')}\n`)).toEqual(invitation)
  })

  it('is refused when anything was lost or is something else', () => {
    for (const wrong of [
      '',
      text.slice(0, -1),
      `${text}A`,
      text.slice(1),
      `${text}=`,
      `${text}ä`,
    ]) {
      expect(codeOf(() => readInvitation(wrong))).toBe('malformed')
    }
  })

  it('answers whatever a person pastes with an invitation or a RuleError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.base64String(), (any, base64) => {
        unlessRefused(() => readInvitation(any))
        unlessRefused(() => readInvitation(`medichain-invitation:${base64.replaceAll('=', '')}`))
      }),
    )
  })
})
