/** Where hospitals reach this ministry. */
import { IconPlug } from '@tabler/icons-react'
import { addressWords } from './address-words.ts'
import classes from './government-home.module.css'

/** The addresses; invitations carry them. */
export function AddressList({ addresses }: { addresses: readonly string[] }) {
  return (
    <section className={classes.section}>
      <h2>Hospitals reach you at</h2>
      {addresses.length === 0 ? (
        <p className={classes.none}>
          No address yet. Hospitals cannot connect until this node listens; nothing is lost
          meanwhile.
        </p>
      ) : (
        <ul className={classes.addresses}>
          {addresses.map((address) => (
            <li key={address} title={address}>
              <IconPlug size={14} stroke={1.6} aria-hidden />
              {addressWords(address)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
