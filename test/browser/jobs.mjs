// The page of the jobs in a real browser: shut without the secret, and whole under its policy with it.
//
//   node jobs.mjs http://127.0.0.1:8080/ SECRET [picture]
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [base, secret, picture] = process.argv.slice(2)
const at = base + 'operator/jobs/'
const failures = []
const check = (ok, what) => { if (!ok) failures.push(what) }

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
  env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'jobs-')) },
})
for (const password of [undefined, secret + 'x']) {
  const shut = await browser.newContext(password && { httpCredentials: { username: 'operator', password } })
  const r = await shut.request.get(at)
  check(r.status() === 401 && !(await r.text()).includes('<html'), `open to ${password ? 'another secret' : 'nobody'}: ${r.status()}`)
  await shut.close()
}
const context = await browser.newContext({ httpCredentials: { username: 'operator', password: secret }, viewport: { width: 1280, height: 800 } })
const page = await context.newPage()
page.on('request', r => check(r.url().startsWith(base) || r.url().startsWith('data:'), `asks another site: ${r.url()}`))
page.on('console', m => { if (m.type() === 'error') failures.push(`console: ${m.text()}`) })
page.on('pageerror', e => failures.push(`script: ${e}`))
await page.goto(at)
await page.getByRole('link', { name: 'Completed' }).first().click()
await page.getByText('expire', { exact: true }).first().waitFor({ timeout: 20000 })
check(!/case\/[a-z0-9]{26}/.test(await page.content()), 'the address of a case stands on the page')
if (picture) await page.screenshot({ path: picture })
const cross = await context.request.post(at + 'api/jobs/retry', { headers: { 'Sec-Fetch-Site': 'cross-site' }, data: { ids: ['1'] } })
check(cross.status() === 403, `a form of another site: ${cross.status()}`)
await browser.close()
for (const f of new Set(failures)) console.log('FAIL', f)
console.log(`jobs page: ${failures.length} failures`)
process.exit(failures.length ? 1 : 0)
