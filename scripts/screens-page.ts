/** The page that shows every picture, light beside dark. */

/** "hospital-home" as "Hospital home". */
function captionOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function picture(name: string, theme: 'light' | 'dark'): string {
  return `![${captionOf(name)}, ${theme}](screens/${name}-${theme}.png)`
}

/** Markdown with a row for each of the stops, in their order. */
export function screensPage(stops: readonly string[]): string {
  const rows = stops.map((name) => {
    const cells = [captionOf(name), picture(name, 'light'), picture(name, 'dark')]
    return `| ${cells.join(' | ')} |`
  })
  return `# Screens

Taken at 1280×800 from real nodes with sample patients by \`npm run screenshots\`, which also writes
this page. Every screen comes first, then the states: empty, loading, with the longest texts,
offline, at fault. What the design was, and what was changed, is in [MOCKUPS.md](MOCKUPS.md).

| Screen | Light | Dark |
| --- | --- | --- |
${rows.join('\n')}
`
}
