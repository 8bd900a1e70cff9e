/** Numbers with their noun. */

/** "1 vote", "4 votes"; `many` where the plural is not the word with an s. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
