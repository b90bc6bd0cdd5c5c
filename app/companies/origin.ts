import type { HttpContext } from '@adonisjs/core/http'
import type { Context, Origin } from '#kernel/companies/context'
import { kernelContext } from '#kernel/companies/kernel_context'

/** The address and browser of a request, cut to what the tables hold. Who has left meanwhile has no address. */
export function originOf({ request }: HttpContext): Origin {
  const ip = request.ip() as string | undefined
  return {
    ip: ip?.slice(0, 45) ?? '',
    userAgent: request.header('user-agent')?.slice(0, 255) ?? null,
  }
}

/** The kernel at work for a request whose caller is not known yet: its log says where it came from. */
export async function guestContext(http: HttpContext): Promise<Context> {
  const ctx = await kernelContext({})
  return ctx.with({ requestId: http.request.id() ?? null, origin: originOf(http) })
}
