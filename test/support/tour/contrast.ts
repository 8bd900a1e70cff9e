/** Contrast of every text on the page with what lies behind it (WCAG 2.2, 1.4.3). */
import type { Page } from 'playwright-core'

/** The lowest ratio between text and ground. */
const LOWEST = 4.5

/** Texts that stand out too little from their ground; those of disabled controls are exempt. */
export function weakTexts(page: Page): Promise<string[]> {
  return page.evaluate((lowest) => {
    interface Colour {
      readonly channels: readonly [number, number, number]
      readonly alpha: number
    }

    // A canvas knows every notation of colours that the browser knows.
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas to read colours with')
    const canvas = context
    const known = new Map<string, Colour>()

    function colourOf(text: string): Colour {
      const found = known.get(text)
      if (found) return found
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = text
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      const colour: Colour = { channels: [red, green, blue], alpha: alpha / 255 }
      known.set(text, colour)
      return colour
    }

    function over(top: Colour, below: Colour): Colour {
      const mixed = top.channels.map(
        (channel, index) => channel * top.alpha + (below.channels[index] ?? 0) * (1 - top.alpha),
      )
      return { channels: [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0], alpha: 1 }
    }

    function groundOf(element: Element): Colour {
      const layers: Colour[] = []
      for (let at: Element | null = element; at; at = at.parentElement) {
        const colour = colourOf(getComputedStyle(at).backgroundColor)
        if (colour.alpha > 0) layers.push(colour)
        if (colour.alpha === 1) break
      }
      const page: Colour = { channels: [255, 255, 255], alpha: 1 }
      return layers.reduceRight((below, layer) => over(layer, below), page)
    }

    function opacityOf(element: Element): number {
      let opacity = 1
      for (let at: Element | null = element; at; at = at.parentElement) {
        opacity *= Number(getComputedStyle(at).opacity)
      }
      return opacity
    }

    function luminance({ channels }: Colour): number {
      const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
        const share = channel / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    function ratio(one: Colour, other: Colour): number {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
      return (light + 0.05) / (dark + 0.05)
    }

    /** What a dialog dims is not to be read now. */
    function isDimmed(element: Element): boolean {
      const dialog = document.querySelector('[role="dialog"][aria-modal="true"]')
      return dialog?.checkVisibility() === true && !dialog.contains(element)
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim()
      if (!element || !text || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('script, style, :disabled, [aria-disabled="true"], [data-disabled]')) {
        continue
      }
      if (isDimmed(element)) continue
      const ground = groundOf(element)
      const ink = colourOf(getComputedStyle(element).color)
      const shown = over({ ...ink, alpha: ink.alpha * opacityOf(element) }, ground)
      const contrast = ratio(shown, ground)
      if (contrast < lowest - 0.005) found.push(`${contrast.toFixed(2)}:1 "${text.slice(0, 60)}"`)
    }
    return found
  }, LOWEST)
}
