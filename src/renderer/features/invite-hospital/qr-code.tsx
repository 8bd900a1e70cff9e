/** A QR code drawn as one path, so that no image has to be loaded. */
import { create, type QRCode } from 'qrcode'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Empty modules around the code (ISO/IEC 18004 asks for four). */
const QUIET_ZONE = 4

function tryCreate(text: string): QRCode | null {
  try {
    return create(text, { errorCorrectionLevel: 'L' })
  } catch {
    // The text holds more than the largest code can; the caller says so.
    return null
  }
}

function pathOf({ modules }: QRCode): string {
  const parts: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) {
        parts.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`)
      }
    }
  }
  return parts.join('')
}

/** The code of `text`, black on white in every theme. */
export function QrCode({ text, className }: { text: string; className: string | undefined }) {
  const { t } = useTranslation('membership')
  const code = useMemo(() => tryCreate(text), [text])
  if (!code) {
    return <p>{t('invitation.codeTooLong')}</p>
  }
  const size = code.modules.size + 2 * QUIET_ZONE
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      // A drawing without a file, which an img element could not hold under the strict policy.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={t('invitation.code')}
      shapeRendering="crispEdges"
    >
      <path d={pathOf(code)} fill="#000000" />
    </svg>
  )
}
