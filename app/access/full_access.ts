import type { Access } from '#kernel/access/access'
import { forbidden } from '#kernel/access/forbidden'

/** Everything: for work the kernel does on its own behalf (set-up, scheduler), never for a request. */
export const fullAccess: Access = {
  isAdmin: true,
  isLogged: false,
  fingerprint: 'kernel',
  allows: () => true,
  filter: () => true,
  mayUse: () => true,
  authorize: () => {},
  beyond: () => null,
  refusal: (model, verb) => forbidden(`${model}.${verb}`, {}),
}
