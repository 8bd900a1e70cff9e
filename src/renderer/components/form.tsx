/** A form whose fields send it on Enter. */
import type { FormEvent, ReactNode } from 'react'

/** Calls `onSubmit` instead of leaving the page; the browser's own checks are off. */
export function Form({
  onSubmit,
  children,
  className,
}: {
  onSubmit: () => void
  children: ReactNode
  className?: string | undefined
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form noValidate onSubmit={submit} className={className}>
      {children}
    </form>
  )
}
