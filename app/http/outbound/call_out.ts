import { lookup as lookUp, type LookupAddress } from 'node:dns'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import env from '#start/env'
import { isPublicAddress } from '#kernel/http/outbound/addresses'
import { readAllowList, type AllowList } from '#kernel/http/outbound/allow_list'
import { Refusal } from '#kernel/http/refusal'

const LONGEST = 10_000
const LARGEST = 5 * 2 ** 20

export interface OutboundCall {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export interface OutboundAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  body: Buffer
}

/** How names become addresses, and what of the own network may be called. */
export interface Surroundings {
  lookup?: typeof lookUp
  allow?: AllowList
}

/**
 * The one way out to an address that somebody typed in: a webhook, an import from the web. Only http and https
 * to machines of the open internet or of `OUTBOUND_ALLOW`; the address is checked where the socket is opened, so
 * that a name cannot lead elsewhere a moment later. No redirects, at most 10 seconds and 5 MB.
 */
export async function callOut(
  address: string,
  call: OutboundCall = {},
  { lookup = lookUp, allow = readAllowList(env.get('OUTBOUND_ALLOW')) }: Surroundings = {}
): Promise<OutboundAnswer> {
  const url = readAddress(address)
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const isTrusted = allow.hasHost(host, port)
  const mayReach = (ip: string) => isTrusted || isPublicAddress(ip) || allow.hasAddress(ip)
  if (isIP(host) && !mayReach(host)) throw forbidden(host)
  const answer = await exchange(url, call, guarded(lookup, mayReach))
  const isRedirect = answer.status >= 300 && answer.status < 400
  if (isRedirect) throw new Refusal('E_OUTBOUND_REDIRECT', { host })
  return answer
}

function readAddress(address: string) {
  const url = URL.canParse(address) ? new URL(address) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username || url.password) {
    throw new Refusal('E_OUTBOUND_ADDRESS', {}, { status: 422 })
  }
  return url
}

/** Looks a name up once; all of its addresses must be allowed, and the socket gets just these. */
function guarded(lookup: typeof lookUp, mayReach: (ip: string) => boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { all: true, family: options.family }, (error, found: LookupAddress[] = []) => {
      if (error) return done(error, '')
      const closed = found.find((one) => !mayReach(one.address))
      if (closed || found.length === 0) return done(forbidden(host) as NodeJS.ErrnoException, '')
      if (options.all) return done(null, found)
      done(null, found[0].address, found[0].family)
    })
  }
}

function exchange(
  url: URL,
  { method = 'GET', headers, body }: OutboundCall,
  lookup: LookupFunction
) {
  const { request, Agent } = url.protocol === 'https:' ? https : http
  return new Promise<OutboundAnswer>((resolve, reject) => {
    const sent = request(url, {
      method,
      lookup,
      agent: new Agent({ keepAlive: false }),
      signal: AbortSignal.timeout(LONGEST),
      headers: { 'user-agent': 'Kontor', 'accept-encoding': 'identity', ...headers },
    })
    sent.on('error', (error) => reject(failed(error, url.hostname)))
    sent.on('response', (answer) => {
      readLimited(answer).then(
        (read) => resolve({ status: answer.statusCode!, headers: answer.headers, body: read }),
        (error: Error) => reject(failed(error, url.hostname))
      )
    })
    sent.end(body)
  })
}

async function readLimited(answer: http.IncomingMessage) {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LARGEST) {
      answer.destroy()
      throw new Refusal('E_OUTBOUND_TOO_LARGE', { megabytes: LARGEST / 2 ** 20 })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What went wrong, without telling a caller what is open within the network. */
function failed(error: Error, host: string) {
  if (error instanceof Refusal) return error
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError'
  return new Refusal(isLate ? 'E_OUTBOUND_TIMEOUT' : 'E_OUTBOUND_FAILED', { host })
}

const forbidden = (host: string) => new Refusal('E_OUTBOUND_FORBIDDEN', { host })
