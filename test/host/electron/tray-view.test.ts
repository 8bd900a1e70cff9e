import { describe, expect, it } from 'vitest'
import type { Status } from '#contract/views/app'
import { trayView } from '#host/electron/tray-view'
import { wordsOf } from '#host/texts'
import { FRESH_STATUS } from '../../support/sample-application.ts'

const HOSPITAL: Status = {
  ...FRESH_STATUS,
  mode: 'hospital',
  phase: 'running',
  name: 'Winchester Hospital',
  connected: true,
}

describe('the tray', () => {
  it('says that nothing is set up yet', () => {
    expect(trayView(FRESH_STATUS, wordsOf('en'))).toEqual({
      picture: 'offline',
      lines: ['MediChain is not set up'],
      waiting: 0,
      presence: null,
    })
  })

  it('shows connected and offline as different pictures and words', () => {
    const connected = trayView(HOSPITAL, wordsOf('en'))
    const offline = trayView({ ...HOSPITAL, connected: false }, wordsOf('en'))
    expect(connected).toMatchObject({
      picture: 'connected',
      lines: ['Winchester Hospital is connected'],
    })
    expect(offline).toMatchObject({ picture: 'offline', lines: ['Winchester Hospital is offline'] })
  })

  it('counts what waits for a person, in the plural of the language', () => {
    const status = { ...HOSPITAL, reviewsWaiting: 1, approvalsWaiting: 2 }
    expect(trayView(status, wordsOf('de'))).toMatchObject({
      picture: 'waiting',
      waiting: 3,
      lines: ['Winchester Hospital ist verbunden', 'Eine Prüfung wartet', '2 Zustimmungen warten'],
    })
  })

  it('offers idle and busy to a hospital at work alone', () => {
    const offered = (status: Status) => trayView(status, wordsOf('en')).presence
    expect(offered({ ...HOSPITAL, presence: 'busy' })).toBe('busy')
    expect(offered({ ...HOSPITAL, phase: 'locked' })).toBeNull()
    expect(offered({ ...HOSPITAL, phase: 'excluded' })).toBeNull()
    expect(offered({ ...HOSPITAL, mode: 'government' })).toBeNull()
  })
})
