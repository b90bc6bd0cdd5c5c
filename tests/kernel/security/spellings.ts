/** Hosts that mean this machine or something beside it. */
const HOSTS = `
  127.0.0.1 127.1 127.0.1 127.0.0.1. 127.127.127.127 127.0.0.2 2130706433 0x7f000001 0x7F.1 0x7f.0x0.0x0.0x1
  0177.0.0.1 0177.1 017700000001 0177.0x0.1 00000177.0.0.1 127.0x0.1 0 0.0.0.0 00 0x0 localhost LOCALHOST
  localhost. 10.0.0.1 012.0.0.1 0xa.0.0.1 167772161 172.16.0.1 172.31.255.254 192.168.0.1 0xc0.168.1
  169.254.169.254 169.254.43518 2852039166 0xa9fea9fe 0251.0376.0251.0376 100.64.0.1 100.100.100.200 192.0.0.192
  198.18.0.1 192.0.2.1 224.0.0.1 240.0.0.1 255.255.255.255 [::1] [::] [0:0:0:0:0:0:0:1]
  [0000:0000:0000:0000:0000:0000:0000:0001] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::FFFF:7F00:0001]
  [0:0:0:0:0:ffff:7f00:1] [::ffff:0:127.0.0.1] [::ffff:169.254.169.254] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1]
  [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:7f00:0001::1] [2001:0:7f00:1::] [fe80::1] [fc00::1] [fd00:ec2::254]
  [fec0::1] [ff02::1] [100::1] [2001:db8::1] [::1%25lo]
  ①②⑦.⓪.⓪.① 127。0。0。1 １２７.０.０.１ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ 127.0.0.1%2f 127%2e0%2e0%2e1 %31%32%37.0.0.1 %6c%6f%63alhost`

/** Addresses of other forms that some parser takes for this machine. */
const WHOLE = [
  'http:127.0.0.1:PORT',
  'http:/127.0.0.1:PORT',
  'http:\\\\127.0.0.1:PORT',
  ' http://127.0.0.1:PORT/ ',
  'ht\ntp://127.0.0.1:PORT/',
  'http://127.0.0\t.1:PORT/',
  '//127.0.0.1:PORT/',
  '127.0.0.1:PORT',
  'http://example.com@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT@127.0.0.1:PORT/',
  'http://example.com:80@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT#@example.com/',
  'http://127.0.0.1:PORT\\@example.com/',
  'http://127.0.0.1:PORT?@example.com/',
  'http://127.0.0.1\u0000.example.com:PORT/',
  'https://127.0.0.1:PORT/',
  'HTTP://127.0.0.1:PORT/',
  'file:///etc/passwd',
  'file://127.0.0.1:PORT/etc/passwd',
  'ftp://127.0.0.1:PORT/',
  'gopher://127.0.0.1:PORT/_GET%20/',
  'dict://127.0.0.1:PORT/info',
  'ws://127.0.0.1:PORT/',
  'data:text/html,hello',
  'javascript:fetch("http://127.0.0.1:PORT")',
  'blob:http://127.0.0.1:PORT/1',
  'unix:///var/run/docker.sock',
  '',
]

/** Every way to write an address that a call to the outside must not reach, at the port of a listener. */
export function spellings(port: number) {
  const hosts = HOSTS.trim().split(/\s+/)
  return [
    ...hosts.map((host) => `http://${host}:${port}/`),
    ...WHOLE.map((one) => one.replaceAll('PORT', String(port))),
  ]
}
