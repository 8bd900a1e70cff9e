/**
 * The English sentence for every error: what happened, what it means for the data, what to do.
 * Logs and the command line show these; the screens translate by code (`errors` in the locales).
 */

/** Sentence by code; `{{name}}` stands for a value of the error. */
export const ERROR_SENTENCES = {
  // calls and forms
  'bad-input': 'Some fields are missing or not valid. Nothing was changed.',
  'unknown-command': 'This version of MediChain does not know that command. Nothing was changed.',
  internal:
    'MediChain could not do this because of a fault of its own. Nothing was changed by this step; try again, and restart MediChain if it happens again.',
  'host-lost':
    'This page lost its connection to MediChain on this computer. Whatever was confirmed before is safe; check whether the last step was done before you repeat it.',
  // which node may do what, and when
  'wrong-phase': 'This node is not unlocked yet. Nothing was changed.',
  'already-set-up':
    'This data folder already belongs to a node. Nothing was changed; start MediChain with another --data folder.',
  'government-only': 'Only the government’s node can do this. Nothing was changed.',
  'hospital-only': 'Only a hospital’s node can do this. Nothing was changed.',
  'not-allowed': 'The network’s rules do not allow this ({{rule}}). Nothing was changed.',
  'not-active':
    'This hospital is not active in the consortium, so it cannot record diagnoses now. Nothing was submitted.',
  'wrong-passphrase': 'This passphrase does not open the node’s keys.',
  // what is not there
  'block-not-found': 'Block {{height}} is not here.',
  'transaction-not-found': 'This transaction is not here.',
  'record-not-found': 'This record is not here any more.',
  'submission-not-found': 'This submission is not here any more.',
  'patient-not-found': 'This patient is not here any more.',
  'hospital-not-found': 'This hospital is not here any more.',
  'request-not-found': 'This request is not here any more.',
  'change-not-found': 'This change is not here any more.',
  // the network
  'not-connected':
    'The government’s node cannot be reached just now. Nothing is lost; try again when the connection is back.',
  'approval-not-sent':
    'The government cannot be reached, so the approval was not sent. Try again when connected.',
  'too-many-requests':
    'Too many requests reached the ministry at once. Nothing was changed; wait a minute and try again.',
  'ministry-refused': 'The ministry’s node refused this ({{refusal}}). Nothing was changed.',
  'address-in-use':
    'Hospitals cannot be served on {{address}}: the address is taken or not this computer’s. Choose another port.',
  // membership
  'invitation-invalid':
    'This is not a whole MediChain invitation. Copy all of it, or open the file that the ministry sent.',
  'invitation-unknown': 'The ministry does not know this invitation. Ask it for a new one.',
  'invitation-used': 'This invitation was used before. Ask the ministry for a new one.',
  'invitation-expired': 'This invitation has expired. Ask the ministry for a new one.',
  'invitation-revoked': 'The ministry withdrew this invitation. Ask it for a new one.',
  'invitation-not-open':
    'This invitation was used, withdrawn, or has expired. Nothing was changed; make a new one.',
  'words-not-compared':
    'Compare the eight words by telephone first and confirm that all are the same. Nothing was changed.',
  'chain-not-compared':
    'Compare the words of a recent block with another hospital first. Nothing was sent.',
  'join-not-compared':
    'This hospital has not compared the chain with another hospital yet. It can be activated after that.',
  'would-halt':
    'Without {{name}} fewer hospitals could vote than a block needs ({{needed}} of {{voters}}), so nothing could ever become final, not even its return. It was not suspended.',
  'member-is-admitted':
    '{{name}} is admitted but not active, so this cannot be done. Nothing was changed.',
  'member-is-active': '{{name}} is active, so this cannot be done. Nothing was changed.',
  'member-is-suspended': '{{name}} is suspended, so this cannot be done. Nothing was changed.',
  'member-is-removed': '{{name}} was removed, so this cannot be done. Nothing was changed.',
  'change-open': 'This was decided before and is under way. Nothing was changed.',
  // documents, submissions and reviews
  'document-invalid': 'Some fields need another look. Nothing was submitted.',
  'document-malformed':
    'This document is not well formed, so it was not taken. Nothing was changed.',
  'document-too-large':
    'The document has {{bytes}} bytes; at most {{limit}} are allowed. Nothing was submitted; shorten the notes.',
  'code-list-damaged':
    'A code list of this installation is damaged. No record was changed; install MediChain again.',
  'not-final': 'Only a record that is final can be amended. Nothing was submitted.',
  'not-own-record':
    'Only the hospital that wrote a record can amend it. Nothing was submitted; speak with that hospital.',
  'other-patient':
    'An amendment must be about the same patient as the record it amends. Nothing was submitted.',
  'already-superseded':
    'A newer version of this record is in the chain already. Nothing was submitted; amend that one.',
  'in-error-already':
    'This record was entered in error, which is final. Nothing was submitted; record the diagnosis anew.',
  'amendment-open':
    'An amendment of this record is under way already. Nothing was submitted; wait for it, or withdraw it.',
  'too-many-open':
    'Too many diagnoses wait to be sent. Connect to the network first; nothing was lost.',
  'too-many-drafts':
    '{{most}} drafts are kept here already, and no more can be saved. Submit or discard some.',
  'draft-unreadable':
    'A draft on this computer was saved by another version of MediChain and cannot be read by this one. Nothing was changed.',
  'submission-decided':
    'This submission was decided meanwhile and cannot be withdrawn any more. Nothing was changed.',
  'review-gone':
    'This review is no longer yours: it was withdrawn, passed on, or decided. Nothing was changed.',
  'decided-meanwhile': 'This was decided meanwhile. Nothing was changed.',
  'accept-unreadable': 'What cannot be read cannot be accepted. Reject it; the author is told why.',
  'pass-on-unreadable':
    'What cannot be read is rejected rather than passed on. The author is told why.',
  'payload-missing':
    'The sealed bytes of this record are not stored here any more. The block itself is unchanged.',
  'payload-unreadable':
    'The contents of this submission cannot be read here. The block itself is unchanged.',
  // the disk
  'folder-in-use':
    'Another MediChain window uses this data folder. Close it, or start with another --data folder.',
  'disk-full':
    'The disk is full. Nothing that was acknowledged is lost; free some space and try again.',
  'no-permission':
    'MediChain may not use {{path}}. Nothing new was saved; ask who looks after this computer for permission.',
  'disk-failed':
    'The disk failed at {{path}} ({{reason}}). Nothing new was saved; have the disk checked and start MediChain again.',
  'storage-failed':
    'This could not be saved on this computer ({{problem}}). Nothing that was acknowledged is lost; check the disk and start MediChain again.',
  'chain-damaged':
    '{{path}} is damaged on this disk. Nothing was changed, and the network still has the data: it can be fetched again.',
  'payload-damaged':
    'The stored bytes of a record ({{digest}}) are damaged on this disk. Nothing was changed, and the network still has them: they can be fetched again.',
  'newer-version':
    '{{path}} was written by a newer version of MediChain. Nothing was changed; use that version.',
} as const

/** What is wrong with one field of a form, by code. */
export const FIELD_SENTENCES = {
  missing: 'Fill this in.',
  malformed: 'This cannot be read as it is written.',
  'too-short': 'Use at least {{least}} characters.',
  'too-long': 'At most {{most}} characters are allowed here.',
  'too-few': 'At least {{least}} are needed.',
  'too-many': 'At most {{most}} entries are allowed here.',
  'too-small': 'At least {{least}} is allowed here.',
  'too-large': 'At most {{most}} is allowed here.',
  'not-listed': 'This is not in the list.',
  'invitation-incomplete': 'This is not a whole invitation.',
  'date-in-future': 'This is in the future.',
  'date-before-birth': 'This is before the birth date.',
  'abatement-before-onset': 'This is before the onset.',
  'abatement-while-ongoing': 'It has an end, but its status says it goes on.',
  'encounter-ends-before-start': 'The encounter ends before it begins.',
  'primary-twice': 'Only one diagnosis can be the primary one.',
  'code-twice': 'This condition is in the document twice.',
} as const

/** The names between double braces in a sentence. */
export type Placeholders<Sentence extends string> =
  Sentence extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never

/** Values for the placeholders of a sentence. */
export type SentenceValues = Readonly<Record<string, string | number>>

/** The sentence with its values in place; a placeholder without a value stays as it is. */
export function fillIn(sentence: string, values: SentenceValues): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  )
}
