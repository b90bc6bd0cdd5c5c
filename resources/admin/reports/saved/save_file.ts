import { fetchFile } from '~/records/send'

/** Has a file made and puts it where the browser keeps what is downloaded. Throws a Problem where it is refused. */
export async function saveFile(method: 'GET' | 'POST', url: string, body?: unknown) {
  const { name, content } = await fetchFile(method, url, body)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has taken it over by the time the page is at rest again.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
