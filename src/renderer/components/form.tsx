/** A form whose fields send it on Enter. */
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'

/** Props of Form. */
export interface FormProps {
  onSubmit: () => void
  children: ReactNode
  className?: string | undefined
  /** What came of the last try; the first field at fault is focused then. */
  error?: Error | undefined
}

/** Calls `onSubmit` instead of leaving the page; the browser's own checks are off. */
export function Form({ onSubmit, children, className, error }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className={className}>
      {children}
    </form>
  )
}
