/** A text field for what people type their own way, shown in the locale's form once it is left. */
import { ActionIcon, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Calendar } from './calendar.tsx'

/** Characters of a day in an ISO value. */
const DAY_LENGTH = 10

/** What the fields for dates and for times have in common. */
export interface TypedFieldProps {
  label: string
  /** For a field whose label stands at the head of its column: it is only spoken. */
  labelHidden?: boolean
  description?: ReactNode
  /** The value in ISO form, or ''. */
  value: string
  /** The value in ISO form; '' while the field is empty or not understood. */
  onChange: (value: string) => void
  error?: ReactNode
  required?: boolean
  disabled?: boolean
  /** The first and the last value allowed, in ISO form. */
  min?: string
  max?: string
  id?: string
  className?: string
  inputRef?: Ref<HTMLInputElement>
  onBlur?: () => void
}

/** How a kind of value is read, written and picked. */
export interface TypedKind {
  /** What was typed in ISO form, or null. */
  readonly parse: (text: string) => string | null
  /** The locale's form of an ISO value. */
  readonly format: (value: string) => string
  /** The sentence for text that is not understood. */
  readonly notUnderstood: string
  /** The value for a day of the calendar, "YYYY-MM-DD". */
  readonly ofDay: (day: string) => string
}

/** What was typed stays as it is until it is understood and the field is left. */
function useTyped({ value, onChange, onBlur }: TypedFieldProps, kind: TypedKind) {
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const empty = typed !== null && typed.trim() === ''
  const understood = typed === null || empty || kind.parse(typed) !== null
  return {
    text: typed ?? (value === '' ? '' : kind.format(value)),
    notUnderstood: left && !understood,
    change(text: string) {
      setTyped(text)
      const next = text.trim() === '' ? '' : (kind.parse(text) ?? '')
      if (next !== value) onChange(next)
    },
    leave() {
      setLeft(true)
      if (understood) setTyped(null)
      onBlur?.()
    },
    pick(next: string) {
      setTyped(null)
      onChange(next)
    },
  }
}

function limitSentence(props: TypedFieldProps, kind: TypedKind, t: Translate): string | null {
  const { value, min, max } = props
  if (value === '') return null
  if (max && value > max) return t('date.tooLate', { date: kind.format(max) })
  if (min && value < min) return t('date.tooEarly', { date: kind.format(min) })
  return null
}

type Translate = ReturnType<typeof useTranslation<'frame'>>['t']

/** The field with its calendar: Alt and arrow down opens it, Escape closes it. */
export function TypedField({ kind, inputRef, ...props }: TypedFieldProps & { kind: TypedKind }) {
  const { t } = useTranslation('frame')
  const [open, setOpen] = useState(false)
  const field = useTyped(props, kind)
  const error = field.notUnderstood
    ? kind.notUnderstood
    : (props.error ?? limitSentence(props, kind, t))

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.key !== 'ArrowDown') return
    event.preventDefault()
    setOpen(true)
  }
  return (
    // The roles are on the button and the calendar: a text box has no state of being open.
    <Popover
      opened={open}
      onChange={setOpen}
      trapFocus
      returnFocus
      position="bottom-start"
      withRoles={false}
    >
      <Popover.Target>
        <TextInput
          {...{ id: props.id, className: props.className, description: props.description }}
          ref={inputRef}
          {...(props.labelHidden ? { 'aria-label': props.label } : { label: props.label })}
          required={props.required ?? false}
          disabled={props.disabled ?? false}
          error={error}
          autoComplete="off"
          value={field.text}
          onChange={(event) => field.change(event.currentTarget.value)}
          onBlur={() => field.leave()}
          onKeyDown={onKeyDown}
          rightSection={
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={props.disabled ?? false}
              // The keyboard opens it from the field itself, so that Tab goes to the next field.
              tabIndex={-1}
              aria-label={t('date.calendarFor', { field: props.label })}
              aria-haspopup="dialog"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              <IconCalendar size={16} stroke={1.6} />
            </ActionIcon>
          }
        />
      </Popover.Target>
      {/* A popover of Mantine, placed by script: the native element cannot be one. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <Popover.Dropdown role="dialog" aria-label={t('date.calendarFor', { field: props.label })}>
        <Calendar
          value={props.value.slice(0, DAY_LENGTH)}
          min={props.min?.slice(0, DAY_LENGTH)}
          max={props.max?.slice(0, DAY_LENGTH)}
          onPick={(day) => {
            field.pick(kind.ofDay(day))
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
