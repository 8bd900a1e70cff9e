/** The card of a set-up form: heading, what it is for, fields in one or two columns, actions. */
import type { ReactNode } from 'react'
import { ErrorNotice } from './feedback.tsx'
import { Form } from './form.tsx'
import classes from './form-card.module.css'

/** Props of FormCard. */
export interface FormCardProps {
  title: string
  text: ReactNode
  children: ReactNode
  actions: ReactNode
  onSubmit: () => void
  /** What came of the last try, said above the actions. */
  error: Error | undefined
}

/** The card. */
export function FormCard({ title, text, children, actions, onSubmit, error }: FormCardProps) {
  return (
    <section className={classes.card}>
      <h1>{title}</h1>
      <p className={classes.text}>{text}</p>
      <Form onSubmit={onSubmit} className={classes.form} error={error}>
        {children}
        {error ? <ErrorNotice error={error} /> : null}
        <div className={classes.actions}>{actions}</div>
      </Form>
    </section>
  )
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
