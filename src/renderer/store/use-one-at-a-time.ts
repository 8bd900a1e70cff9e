/** One place for the tasks of a question, a new one when the question changes. */
import { useEffect, useState } from 'react'
import { createOneAtATime, type OneAtATime } from './one-at-a-time.ts'

/** The place for the question `key`: an answer to another one holds nothing up. */
export function useOneAtATime(key: string): OneAtATime {
  const [place, setPlace] = useState(() => ({ key, tasks: createOneAtATime() }))
  let current = place
  if (place.key !== key) {
    current = { key, tasks: createOneAtATime() }
    setPlace(current)
  }
  const { tasks } = current
  useEffect(() => {
    tasks.start()
    return () => tasks.stop()
  }, [tasks])
  return tasks
}
