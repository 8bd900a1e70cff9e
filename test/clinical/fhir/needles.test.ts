import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blindnessNeedles } from '#clinical/fhir/needles'
import { parseBundle } from '#clinical/fhir/parse-bundle'
import { bundlesIn, SAMPLE_PATIENTS } from '../sample-files.ts'
import { bundle, condition } from './sample-bundle.ts'

describe('the needles for the search in government files', () => {
  it('are names, identifiers, dates, codes and titles', () => {
    const needles = blindnessNeedles(bundle([condition('38341003')]))
    expect(needles).toEqual(
      expect.arrayContaining([
        'Echevarría',
        'Carla José Echevarría',
        'Echevarría, Carla José',
        'Miranda',
        '999-39-6702',
        '999396702',
        '2005-05-03',
        '38341003',
        'Condition 38341003',
      ]),
    )
  })

  it('are long enough to say something when they are found', () => {
    for (const [, json] of bundlesIn(SAMPLE_PATIENTS)) {
      for (const needle of blindnessNeedles(json)) {
        const least = /^[0-9a-f]*$/i.test(needle) ? 8 : 3
        expect(Buffer.byteLength(needle)).toBeGreaterThanOrEqual(least)
      }
    }
  })

  it('hold for every imported document something that would betray it', () => {
    for (const [, json] of bundlesIn(SAMPLE_PATIENTS)) {
      const needles = new Set(blindnessNeedles(json))
      for (const { content } of parseBundle(json, '2026-03-12').documents) {
        const { patient, diagnoses } = content
        expect(needles).toContain(patient.identifier)
        expect(needles).toContain(`${patient.given} ${patient.family}`)
        for (const { coding } of diagnoses.filter(({ coding }) => coding.display.length >= 6)) {
          expect(needles).toContain(coding.display)
        }
      }
    }
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(blindnessNeedles(json)).toBeInstanceOf(Array)
        expect(blindnessNeedles(bundle([json]))).toBeInstanceOf(Array)
      }),
    )
  })
})
