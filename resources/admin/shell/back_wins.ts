import { HttpCancelledError, interceptors, router } from '@inertiajs/core'

/**
 * Back and Forward win over what is still loading. Inertia decrypts the entry one goes to before it ends the requests
 * of the page one leaves; an answer that comes in between would push that page once more and pull the user back.
 */
export function letBackWin() {
  let moves = 0
  const asked = new WeakMap<object, number>()
  window.addEventListener('popstate', () => {
    moves += 1
    router.cancelAll({ prefetch: false })
  })
  interceptors.onVisitRequest((visit, request) => {
    asked.set(visit, moves)
    return request
  })
  interceptors.onVisitResponse((visit, response) => {
    if (asked.get(visit) !== moves) throw new HttpCancelledError()
    return response
  })
}
