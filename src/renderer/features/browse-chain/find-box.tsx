/** The find box: a hospital filters as it is typed, everything else is looked up on Enter. */
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState, type KeyboardEvent } from 'react'
import type { BlockRow } from '#contract/views/chain'
import { getClient } from '#renderer/client.ts'
import { errorSentence } from '#renderer/components/feedback.tsx'
import { useStatus } from '#renderer/store/status.ts'
import { toError } from '#renderer/store/use-query.ts'
import { findBlock, parseWanted, type Found } from './find-block.ts'

interface FindBoxProps {
  text: string
  loaded: readonly BlockRow[]
  onText: (text: string) => void
  onFound: (found: Extract<Found, { ok: true }>) => void
}

/** The box, with a sentence below it when nothing was found. */
export function FindBox({ text, loaded, onText, onFound }: FindBoxProps) {
  const { height } = useStatus()
  const [message, setMessage] = useState<string | null>(null)

  const find = async () => {
    const wanted = parseWanted(text)
    if (wanted.kind === 'nothing' || wanted.kind === 'hospital') return
    try {
      const found = await findBlock(getClient(), wanted, height, loaded)
      if (found.ok) onFound(found)
      else setMessage(found.message)
    } catch (thrown) {
      setMessage(errorSentence(toError(thrown)))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void find()
    if (event.key === 'Escape') onText('')
  }

  return (
    <TextInput
      aria-label="Find a block"
      placeholder="Number, hash, hospital or day"
      w={240}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      value={text}
      error={message}
      onChange={(event) => {
        onText(event.currentTarget.value)
        setMessage(null)
      }}
      onKeyDown={onKeyDown}
    />
  )
}
