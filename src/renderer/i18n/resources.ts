/** Every text of every language. A namespace is the words of one part of the screen; `en` is the type. */
import chainDe from '../locales/de/chain.json'
import clinicalDe from '../locales/de/clinical.json'
import { ERROR_SENTENCES, FIELD_SENTENCES } from '#contract/error-sentences'
import type { ErrorCode, FieldCode } from '#contract/errors'
import errorsDe from '../locales/de/errors.json'
import frameDe from '../locales/de/frame.json'
import governmentDe from '../locales/de/government.json'
import membershipDe from '../locales/de/membership.json'
import networkDe from '../locales/de/network.json'
import patientsDe from '../locales/de/patients.json'
import recordDe from '../locales/de/record.json'
import reviewDe from '../locales/de/review.json'
import setupDe from '../locales/de/setup.json'
import statesDe from '../locales/de/states.json'
import submissionsDe from '../locales/de/submissions.json'
import chainEn from '../locales/en/chain.json'
import clinicalEn from '../locales/en/clinical.json'
import errorsEn from '../locales/en/errors.json'
import frameEn from '../locales/en/frame.json'
import governmentEn from '../locales/en/government.json'
import membershipEn from '../locales/en/membership.json'
import networkEn from '../locales/en/network.json'
import patientsEn from '../locales/en/patients.json'
import recordEn from '../locales/en/record.json'
import reviewEn from '../locales/en/review.json'
import setupEn from '../locales/en/setup.json'
import statesEn from '../locales/en/states.json'
import submissionsEn from '../locales/en/submissions.json'

// Typed by their codes alone: their values are checked where an error is made.
const sentences: Readonly<Record<ErrorCode, string>> = ERROR_SENTENCES
const fieldSentences: Readonly<Record<FieldCode, string>> = FIELD_SENTENCES

const en = {
  chain: chainEn,
  clinical: clinicalEn,
  // English words for errors are the node's own: logs and the command line say them too.
  errors: { ...errorsEn, sentence: sentences, field: fieldSentences },
  frame: frameEn,
  government: governmentEn,
  membership: membershipEn,
  network: networkEn,
  patients: patientsEn,
  record: recordEn,
  review: reviewEn,
  setup: setupEn,
  states: statesEn,
  submissions: submissionsEn,
}

/** The texts of English: the shape that every other language must have. */
export type Texts = typeof en

const de = {
  chain: chainDe,
  clinical: clinicalDe,
  errors: errorsDe,
  frame: frameDe,
  government: governmentDe,
  membership: membershipDe,
  network: networkDe,
  patients: patientsDe,
  record: recordDe,
  review: reviewDe,
  setup: setupDe,
  states: statesDe,
  submissions: submissionsDe,
}

/** Texts by language and namespace, as i18next wants them. */
export const resources = { en, de }
