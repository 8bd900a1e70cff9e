/** Sentences for people, from the typed errors of the layers below. */
import { ContractError } from '#contract/errors'
import { ClinicalError } from '#clinical/errors'
import { RuleError } from '#core/errors'
import { NetworkError } from '#network/errors'
import { StorageError } from '#storage/errors'

/** The error that crosses to the renderer, for whatever a handler met. */
export function toContractError(error: unknown): unknown {
  if (error instanceof StorageError) return storageError(error)
  if (error instanceof NetworkError) return networkError(error)
  if (error instanceof ClinicalError) {
    const code =
      error.data.code === 'document-too-large' ? 'document-too-large' : 'document-invalid'
    return new ContractError(code, error.message)
  }
  if (error instanceof RuleError) {
    return new ContractError(
      'not-allowed',
      `The network’s rules do not allow this (${error.code}). Nothing was changed.`,
    )
  }
  return error
}

function storageError(error: StorageError): ContractError {
  switch (error.code) {
    case 'wrong-passphrase':
      return new ContractError('wrong-passphrase', 'This passphrase does not open the node’s keys.')
    case 'locked':
      return new ContractError(
        'folder-in-use',
        'Another MediChain window uses this data folder. Close it, or start with another --data folder.',
      )
    case 'disk-full':
      return new ContractError(
        'disk-full',
        'The disk is full. Nothing that was acknowledged is lost; free some space and try again.',
      )
    case 'payload-damaged':
    case 'damaged':
    case 'unknown-version':
      return new ContractError(
        'chain-damaged',
        `${error.message} Nothing was changed. The data can be fetched again from the network.`,
      )
    default:
      return new ContractError(
        'storage-failed',
        `${error.message} Nothing new was saved; check the disk and start MediChain again.`,
      )
  }
}

function networkError(error: NetworkError): ContractError {
  const { fault } = error
  if (fault.code === 'remote' || fault.code === 'refused') {
    const refusal = fault.code === 'remote' ? fault.remoteCode : fault.refusal
    return refusalError(refusal)
  }
  if (fault.code === 'address-in-use' || fault.code === 'cannot-listen') {
    return new ContractError(
      'address-in-use',
      `Hospitals cannot be served on ${fault.address}: the address is taken or not this computer’s. Choose another port.`,
    )
  }
  return new ContractError(
    'not-connected',
    'The government’s node cannot be reached just now. Nothing is lost; try again when the connection is back.',
  )
}

const REFUSALS: Readonly<Record<string, ContractError>> = {
  'invitation-unknown': new ContractError(
    'invitation-invalid',
    'The ministry does not know this invitation. Ask it for a new one.',
  ),
  'invitation-used': new ContractError(
    'invitation-invalid',
    'This invitation was used before. Ask the ministry for a new one.',
  ),
  'invitation-expired': new ContractError(
    'invitation-expired',
    'This invitation has expired. Ask the ministry for a new one.',
  ),
  'rate-limited': new ContractError(
    'not-connected',
    'Too many requests reached the ministry at once. Wait a minute and try again.',
  ),
  'not-open': new ContractError('review-gone', 'This was decided meanwhile. Nothing was changed.'),
}

function refusalError(code: string): ContractError {
  return (
    REFUSALS[code] ??
    new ContractError(
      'not-allowed',
      `The ministry’s node refused this (${code}). Nothing was changed.`,
    )
  )
}

/** The error for something that is not there. */
export function notFound(what: string): ContractError {
  return new ContractError('not-found', `${what} is not here any more.`)
}
