import { router } from '@inertiajs/vue3'
import { reactive } from 'vue'

type Visit = Parameters<typeof router.visit>[1] & { url: URL }

/** The dialog that asks for the password again; one at a time. */
export const identity = reactive<{ isAsked: boolean }>({ isAsked: false })

let waiting: ((isConfirmed: boolean) => void)[] = []
let lastChange: Visit | undefined

router.on('before', ({ detail }) => {
  if (detail.visit.method !== 'get') lastChange = detail.visit as Visit
})

/** Asks the user to prove who he is; answers whether he did. */
export function confirmIdentity(): Promise<boolean> {
  identity.isAsked = true
  return new Promise((resolve) => waiting.push(resolve))
}

/** Ends the dialog, and lets those go on who waited for it. */
export function endConfirmation(isConfirmed: boolean) {
  identity.isAsked = false
  for (const resolve of waiting) resolve(isConfirmed)
  waiting = []
}

/** Sends the form again that was refused because the password had been entered too long ago. */
export async function confirmAndRepeat() {
  const change = lastChange
  if (change && (await confirmIdentity())) router.visit(change.url, { ...change })
}

/** Lets the user prove who he is where an answer asks for that, and then asks anew. */
export async function orConfirmed(response: Response, again: () => Promise<Response>) {
  if (response.status !== 403) return response
  const problem = (await response.clone().json()) as { code?: string }
  return problem.code === 'E_CONFIRM_IDENTITY' && (await confirmIdentity()) ? again() : response
}
