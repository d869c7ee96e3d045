import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBalancer } from './balancer.mjs'
import { ran, started } from './child.mjs'
import { freePort, until } from './waiting.mjs'

const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file))
const site = new URL('deploy/nginx.conf', import.meta.url)

/**
 * The site of the documentation with its ports, and without TLS: the rest is as it stands there.
 */
const siteAt = (port, redirect, ports) =>
  readFileSync(site, 'utf8')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace('listen 80;', `listen 127.0.0.1:${redirect};`)
    .replace(/^ *ssl_certificate.*\n/gm, '')
    .replace('127.0.0.1:3001', `127.0.0.1:${ports[0]}`)
    .replace('127.0.0.1:3002', `127.0.0.1:${ports[1]}`)

/** Everything that nginx writes goes into a folder of ours. */
const around = (folder, include) => `
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events {}
http {
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/nginx-${kind};`).join('\n  ')}
  include ${include};
}
`
const write = (folder, name, text) => {
  const [include, file] = [join(folder, `${name}-site.conf`), join(folder, `${name}.conf`)]
  writeFileSync(include, text)
  writeFileSync(file, around(folder, include))
  return file
}
const isRight = async (file) => {
  const { code, said } = await ran(nginx, ['-t', '-q', '-c', file])
  if (code !== 0) throw new Error(`nginx does not take the site: ${said}`)
}

/**
 * Whether nginx takes the site as it stands in the documentation, with a certificate made for the
 * moment; null where there is no nginx.
 */
export const isSiteRight = async (folder) => {
  if (!nginx) return null
  const [certificate, key] = [join(folder, 'site.pem'), join(folder, 'site.key')]
  const subject = ['-subj', '/CN=iop.example.org', '-days', '1']
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-out',
      certificate,
      '-keyout',
      key,
      ...subject,
    ],
    {
      stdio: 'ignore',
    },
  )
  const text = readFileSync(site, 'utf8')
    .replace('/etc/ssl/iop.example.org.pem', certificate)
    .replace('/etc/ssl/iop.example.org.key', key)
  await isRight(write(folder, 'documented', text))
  return true
}

/** nginx before two processes; without nginx a small proxy of our own. `name` says which. */
export const openFront = async (ground, ports) => {
  if (!nginx)
    return {
      ...(await openBalancer(ground, ports)),
      name: 'our own small proxy (there is no nginx)',
    }
  const [port, redirect] = [await freePort(), await freePort()]
  const file = write(ground.folder, 'front', siteAt(port, redirect, ports))
  await isRight(file)
  const running = started(nginx, ['-c', file])
  ground.later(async () => {
    running.kill('SIGTERM')
    await running.ended
  })
  const address = `http://127.0.0.1:${port}`
  await until(
    'nginx answers',
    () =>
      fetch(`${address}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    10,
  )
  return { address, name: 'nginx' }
}
