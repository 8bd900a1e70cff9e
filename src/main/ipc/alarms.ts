/** Lasting problems, in sentences: what happened, what it means for the data, what to do. */
import type { HospitalChange } from '#node/hospital/hospital'

type Alarm = Extract<HospitalChange, { type: 'alarm' }>['alarm']

const SENTENCES: Readonly<Record<Alarm, string>> = {
  'government-equivocated':
    'The government signed two different blocks for one height. This hospital has stopped voting and keeps both as evidence; its records are unharmed. Tell the other hospitals.',
  'invalid-block':
    'The government sent a block that breaks the rules. It was not accepted, and nothing here was changed. Tell the ministry.',
  'other-chain':
    'The government shows another chain than the one stored here. Nothing here was changed. Compare the newest block with another hospital by telephone.',
  'payload-withheld':
    'Contents of a record have not arrived, so this hospital waits before it votes. Nothing is lost; tell the ministry if it lasts.',
  'votes-doubtful':
    'This computer may have forgotten votes that it sent, for example after a restored backup. It follows the chain but does not vote.',
  'storage-failed':
    'A vote could not be stored on this disk, so this hospital has stopped voting. Check the disk and start MediChain again.',
  'epoch-broken':
    'Another hospital sealed the newest key wrongly for this one, so nothing new can be recorded or read here. Queued diagnoses are kept. A change of members brings a new key; tell the other hospitals.',
  'submission-refused':
    'The government refused a submission. It is kept here and not lost. Tell the ministry.',
}

/** The sentence for an alarm. */
export function alarmSentence(alarm: Alarm): string {
  return SENTENCES[alarm]
}
