import { describe, expect, it } from 'vitest'
import { sentenceOf } from '#cli/command'
import { readServeOptions } from '#cli/options'

describe('the arguments of serve and start', () => {
  it('take any free port and let a person choose the mode unless told', () => {
    expect(readServeOptions(['--data=/srv/node'])).toEqual({
      mode: null,
      dataFolder: '/srv/node',
      port: 0,
      readyJson: false,
    })
  })

  it('take what an administrator fixes', () => {
    const argv = ['--mode=government', '--data=/srv/node', '--port=20080', '--ready-json']
    expect(readServeOptions(argv)).toEqual({
      mode: 'government',
      dataFolder: '/srv/node',
      port: 20_080,
      readyJson: true,
    })
  })

  it.each(['--passphrase=secret', '--port=65536', '--port=-1', '--port=x', '--mode=x', 'stray'])(
    'refuse %s in a sentence that does not repeat it',
    (argument) => {
      expect(() => readServeOptions([argument])).toThrow(/^(?!.*secret).*\.$/)
    },
  )
})

describe('a command that fails', () => {
  it('tells nothing of an unexpected error but its code', () => {
    const error = Object.assign(new Error('/home/x: Maria Lopez'), { code: 'EIO' })
    expect(sentenceOf(error)).toContain('(EIO)')
    expect(sentenceOf(error)).not.toContain('Lopez')
    expect(sentenceOf(null)).toMatch(/\.$/)
  })
})
