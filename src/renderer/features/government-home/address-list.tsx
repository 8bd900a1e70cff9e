/** Where hospitals reach this ministry. */
import { IconPlug } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addressWords } from './address-words.ts'
import classes from './government-home.module.css'

/** The addresses; invitations carry them. */
export function AddressList({ addresses }: { addresses: readonly string[] }) {
  const { t } = useTranslation('government')
  return (
    <section className={classes.section}>
      <h2>{t('home.addresses.title')}</h2>
      {addresses.length === 0 ? (
        <p className={classes.none}>{t('home.addresses.none')}</p>
      ) : (
        <ul className={classes.addresses}>
          {addresses.map((address) => (
            <li key={address} title={address}>
              <IconPlug size={14} stroke={1.6} aria-hidden />
              {addressWords(address, t)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
