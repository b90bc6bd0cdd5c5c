const settling = new Set<Promise<unknown>>()

/** What was typed and left is still being looked up: whoever saves waits for it with `settled`. */
export async function settle(choice: Promise<unknown>) {
  settling.add(choice)
  try {
    await choice
  } finally {
    settling.delete(choice)
  }
}

/** Answers once nothing typed waits for its record any more. */
export async function settled() {
  while (settling.size > 0) await Promise.allSettled(settling)
}
