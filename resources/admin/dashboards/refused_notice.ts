import { notify, Problem } from 'kontor/ui'

/** Does something and answers whether it was done; where it is refused, the reason is shown. */
export async function refusedNotice(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    notify({
      title: error.message,
      description: error.errors[0]?.message ?? (error.body.next as string | undefined),
      color: 'error',
    })
    return false
  }
}
