import { describe, expect, it } from 'vitest'
import { readHostArguments } from '#host/arguments'
import { applicationDataFolder, dataFolderOf } from '#host/profile-folder'

describe('the arguments of a host', () => {
  it('passes over what Electron and Chromium add', () => {
    const argv = [
      '.',
      '--type=x',
      '--no-sandbox',
      '--mode=hospital',
      '--data=/srv/h',
      '--profile=a',
    ]
    expect(readHostArguments(argv)).toEqual({ mode: 'hospital', data: '/srv/h', profile: 'a' })
  })

  it('asks a person when nothing is given', () => {
    expect(readHostArguments([])).toEqual({ mode: null, data: null, profile: null })
  })

  it.each([['--mode=king'], ['--mode'], ['--data='], ['--profile=../other'], ['--profile=']])(
    'refuses %s',
    (argument) => {
      expect(() => readHostArguments([argument])).toThrow(/needs/)
    },
  )
})

describe('the data folder', () => {
  it('differs by profile and is exactly the one that was given', () => {
    expect(dataFolderOf({ data: null, profile: null }, '/c')).toBe('/c/MediChain/default')
    expect(dataFolderOf({ data: null, profile: 'b' }, '/c')).toBe('/c/MediChain/b')
    expect(dataFolderOf({ data: '/srv/x', profile: 'b' }, '/c')).toBe('/srv/x')
  })

  it('lies where each system keeps application data', () => {
    expect(applicationDataFolder('linux', '/h', {})).toBe('/h/.config')
    expect(applicationDataFolder('linux', '/h', { XDG_CONFIG_HOME: '/x' })).toBe('/x')
    expect(applicationDataFolder('darwin', '/h', {})).toBe('/h/Library/Application Support')
    expect(applicationDataFolder('win32', '/h', { APPDATA: '/roaming' })).toBe('/roaming')
  })
})
