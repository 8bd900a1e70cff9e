import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { replySchema } from '#contract/bridge'
import { ContractError } from '#contract/errors'
import { serviceOf } from '#ipc/register'
import { FRESH_STATUS, sampleApplication } from '../support/sample-application.ts'

describe('the service of an application', () => {
  it('passes a good call on and gives back what the handler answered', async () => {
    const service = serviceOf(sampleApplication())
    expect(await service.call('app.status', {})).toEqual({ ok: true, value: FRESH_STATUS })
  })

  it('gives handlers the input as the schema left it', async () => {
    let heard: unknown
    const application = sampleApplication({
      'app.setPerson': async (input) => {
        heard = input
        return null
      },
    })
    await serviceOf(application).call('app.setPerson', { person: '  Dr Ruiz ' })
    expect(heard).toEqual({ person: 'Dr Ruiz' })
  })

  it('names the fields of a bad input and never runs the handler', async () => {
    const application = sampleApplication({
      'app.setPerson': () => Promise.reject(new Error('must not run')),
    })
    const reply = await serviceOf(application).call('app.setPerson', { person: '', more: 1 })
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(reply.ok ? {} : reply.error.fields).toHaveProperty('person')
  })

  it('hands a typed failure on with its code, sentence and fields', async () => {
    const error = new ContractError(
      'would-halt',
      { name: 'Lowell', needed: 3, voters: 4 },
      { hospital: { code: 'not-listed', values: {} } },
    )
    const application = sampleApplication({ 'app.setPerson': () => Promise.reject(error) })
    const reply = await serviceOf(application).call('app.setPerson', { person: 'x' })
    expect(reply).toEqual({ ok: false, error: error.toData() })
  })

  it('lets nothing of an unexpected failure out', async () => {
    const secret = 'Maria Lopez /home/ministry/key'
    const application = sampleApplication({
      'app.setPerson': () => Promise.reject(new Error(secret)),
      'app.chooseMode': () => {
        throw new Error(secret)
      },
    })
    const service = serviceOf(application)
    for (const reply of [
      await service.call('app.setPerson', { person: 'x' }),
      await service.call('app.chooseMode', { mode: 'hospital' }),
    ]) {
      expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
      expect(JSON.stringify(reply)).not.toContain('Lopez')
    }
  })

  it('refuses an answer that breaks the contract', async () => {
    const application = sampleApplication({
      'app.status': async () => ({ ...FRESH_STATUS, height: -1 }),
    })
    expect(await serviceOf(application).call('app.status', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    })
  })

  it('answers any call at all with a reply', async () => {
    const service = serviceOf(sampleApplication())
    const name = fc.oneof(fc.anything(), fc.constantFrom('__proto__', 'constructor', 'app.status'))
    await fc.assert(
      fc.asyncProperty(name, fc.anything(), async (method, input) => {
        expect(replySchema.safeParse(await service.call(method, input)).success).toBe(true)
      }),
    )
  })
})
