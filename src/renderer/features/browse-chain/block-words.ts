/** Blocks and transactions told as what they mean. Pure. */
import type { BlockRow, TransactionRow } from '#contract/views/chain'
import { causeText } from '#renderer/components/cause-text.ts'
import { countOf } from '#renderer/components/plural.ts'

type Kind = TransactionRow['kind']

const KIND_WORDS: Record<Kind, readonly [one: string, many: string]> = {
  record: ['diagnosis', 'diagnoses'],
  cancel: ['cancelled', 'cancelled'],
  epoch: ['key epoch', 'key epochs'],
  admit: ['hospital admitted', 'hospitals admitted'],
  activate: ['hospital activated', 'hospitals activated'],
  suspend: ['hospital suspended', 'hospitals suspended'],
  reinstate: ['hospital reinstated', 'hospitals reinstated'],
  remove: ['hospital removed', 'hospitals removed'],
}

/** "2 diagnoses, 1 key epoch". */
export function holdsText(kinds: BlockRow['kinds']): string {
  if (kinds.length === 0) return 'The genesis'
  return kinds.map(({ kind, count }) => countOf(count, ...KIND_WORDS[kind])).join(', ')
}

/** A transaction's name. */
export function transactionTitle({ kind, hospital, number }: TransactionRow): string {
  switch (kind) {
    case 'record':
      return `Diagnosis, ${hospital.name} no. ${number ?? '–'}`
    case 'cancel':
      return `Cancelled, ${hospital.name} no. ${number ?? '–'}`
    case 'epoch':
      return `Key epoch ${number ?? '–'}`
    case 'admit':
      return `${hospital.name} admitted`
    case 'activate':
      return `${hospital.name} activated`
    case 'suspend':
      return `${hospital.name} suspended`
    case 'reinstate':
      return `${hospital.name} reinstated`
    case 'remove':
      return `${hospital.name} removed`
  }
}

/** What a transaction did, in one sentence. */
export function transactionMeaning({ kind, hospital, validator, cause }: TransactionRow): string {
  switch (kind) {
    case 'record':
      return validator ? `Validated by ${validator.name}.` : 'Validated by another hospital.'
    case 'cancel':
      return causeText(cause ?? 'not stated')
    case 'epoch':
      return `Published by ${hospital.name}: a new key, shared by the active hospitals only.`
    case 'admit':
      return 'By the government. It follows the chain, without a vote or a key.'
    case 'activate':
      return 'Approved by the hospitals. It votes, is drawn and gets the keys.'
    case 'suspend':
      return 'By the government. It submits nothing, is not drawn and gets no new key.'
    case 'reinstate':
      return 'By the government. It is active again.'
    case 'remove':
      return 'Approved by the hospitals. It no longer belongs to the consortium.'
  }
}
