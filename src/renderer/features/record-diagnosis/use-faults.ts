/** Which faults of a draft are shown, in words: those of fields that were left, or all after a try. */
import { useCallback, useState, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldFaults } from '#contract/errors'
import { fieldSentence } from '#renderer/components/field-errors.ts'

/** A sentence for the field at a path, or undefined while there is nothing to say of it. */
export type FaultOf = (path: string) => string | undefined

/** What a form needs to show faults at their fields. */
export interface ShownFaults {
  readonly faultOf: FaultOf
  /** For the form's onBlur: notes which field (`data-field`) was left. */
  readonly onBlur: (event: FocusEvent) => void
}

/** The path of the field that an element belongs to. */
function pathOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-field]')?.dataset['field']
}

/** Puts the keyboard into the field at a path; the first part of a list where it has no other. */
export function focusField(form: HTMLElement | null, path: string): void {
  const [part = ''] = path.split('.')
  const field =
    form?.querySelector(`[data-field="${CSS.escape(path)}"]`) ??
    form?.querySelector(`[data-field="${CSS.escape(part)}"]`)
  field?.querySelector<HTMLElement>('input, textarea, select')?.focus()
}

/** Shows faults once their field was left with something in it, and all of them when `all`. */
export function useShownFaults(faults: FieldFaults, all: boolean): ShownFaults {
  const { t } = useTranslation('errors')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  // The same function until a fault changes: fields without one are not drawn again.
  const faultOf = useCallback(
    (path: string) => {
      const fault = faults[path]
      // An empty field is no fault before somebody tries to go on.
      const shown = all || (left.has(path) && fault?.code !== 'missing')
      return fault && shown ? fieldSentence(fault, t) : undefined
    },
    [faults, left, all, t],
  )
  return {
    faultOf,
    onBlur({ target }) {
      const path = pathOf(target)
      if (path !== undefined && !left.has(path)) setLeft(new Set(left).add(path))
    },
  }
}
