// The main job in a real browser: letter in, Record Check, questions, a trial, the papers, a download. With script and without, on a
// phone and on a desk, in English and Spanish; axe-core on every page.
//
//   node journey.mjs http://127.0.0.1:8080/ letter.pdf [folder for screenshots]
import { readFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [base, letter, shots] = process.argv.slice(2)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const words = {
  en: { lang: 'en', read: 'Read my letter', skip: 'Skip this question', erase: 'ERASE' },
  es: { lang: 'es', read: 'Leer mi carta', skip: 'Saltar esta pregunta', erase: 'BORRAR' },
}
let passed = 0, failed = 0
if (shots) mkdirSync(shots, { recursive: true })

function check(ok, what) {
  if (ok) passed++
  else { failed++; console.log('FAIL', what) }
}

async function look(page, name, at) {
  const id = `${at.lang}-${at.width}-${at.script ? 'script' : 'plain'}-${name}`
  check(!(await page.content()).includes('>['), `${id}: a sentence is missing`)
  check((await page.locator('html').getAttribute('lang')) === at.lang, `${id}: language`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth).catch(() => 0)
  check(wide <= 0, `${id}: scrolls sideways by ${wide} px`)
  if (shots) await page.screenshot({ path: join(shots, id + '.png'), fullPage: true })
  if (at.script) {
    await page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true }))
    await page.evaluate(axe)
    const r = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    check(r.violations.length === 0, `${id}: axe: ` + r.violations.map(v => `${v.id} ${v.nodes[0].html.slice(0, 140)}`).join(' | '))
  }
}

async function journey(browser, at) {
  const w = words[at.lang]
  const context = await browser.newContext({ javaScriptEnabled: at.script, viewport: { width: at.width, height: 800 }, colorScheme: at.dark ? 'dark' : 'light', bypassCSP: at.script })
  const page = await context.newPage()
  const outside = []
  page.on('request', r => { if (!r.url().startsWith(base)) outside.push(r.url()) })
  await page.goto(base + (at.lang === 'es' ? 'es/' : ''))
  await look(page, '1-start', at)
  await page.setInputFiles('#letter', letter)
  await page.getByRole('button', { name: w.read }).click()
  for (let i = 0; i < 4 && page.url().includes('/reading'); i++) await page.locator('main a.btn').click()
  check(/\/case\/[a-z0-9]+$/.test(page.url()), `${at.lang}: the result has an address without words: ${page.url()}`)
  await look(page, '2-result', at)
  check(await page.locator('.proof rect').count() > 0, 'the proof is marked on the page')
  check(await page.locator('.proof image').count() > 0, 'the page is shown')
  const home = page.url()
  await page.locator('.first a.btn').click()
  let asked = 0
  for (; asked < 12 && !page.url().includes('/papers'); asked++) {
    await look(page, `3-question-${asked}`, at)
    if (await page.locator('#drug').count()) {
      await page.fill('#drug', 'methotrexate')
      await page.fill('#dose', '15 mg weekly')
      await page.fill('#first', at.lang === 'es' ? 'marzo de 2024' : 'March 2024')
      await page.fill('#last', '2024-09')
      await page.check('input[name=outcome][value=ineffective]')
      await page.fill('#detail', 'joints no better')
      await page.locator('main button.btn').first().click()
      continue
    }
    if (await page.locator('input#value:not([type=radio])').count()) {
      const kind = await page.locator('#value').getAttribute('inputmode')
      const day = await page.locator('#value').getAttribute('placeholder')
      await page.fill('#value', kind === 'numeric' ? '5' : day ? '2026-10-02' : 'Made Answer')
      await page.locator('main button.btn').click()
      continue
    }
    await page.getByRole('link', { name: w.skip }).click()
  }
  check(page.url().includes('/papers'), `${at.lang}: the questions end at the papers: ${page.url()}`)
  await look(page, '4-papers', at)
  const paper = page.locator('main .list h2 a').first()
  check(await paper.count() === 1, `${at.lang}: a paper is ready`)
  if (await paper.count()) {
    await paper.click()
    await look(page, '5-paper', at)
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main a.btn').first().click()])
    check((await download.suggestedFilename()).endsWith('.pdf'), 'the paper is downloaded')
  }
  await page.goto(home + '/erase')
  await look(page, '6-erase', at)
  await page.fill('#word', 'nothing')
  await page.locator('button.stop').click()
  check(await page.locator('.errors').count() === 1, 'a word that was not typed erases nothing')
  await page.fill('#word', w.erase)
  await page.locator('button.stop').click()
  await page.goto(home)
  check(await page.locator('.errors').count() === 1, 'an erased case is gone')
  await look(page, '7-gone', at)
  check(outside.length === 0, 'nothing is asked of others: ' + outside.slice(0, 3).join(' '))
  await context.close()
}

// keyboard goes the main path with Tab and Enter alone.
async function keyboard(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(base)
  await page.keyboard.press('Tab')
  check(await page.evaluate(() => document.activeElement.className) === 'skip', 'the first stop is the skip link')
  let stops = 0
  for (; stops < 20 && await page.evaluate(() => document.activeElement.tagName) !== 'SUMMARY'; stops++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Reject 608 step therapy required. Ozempic is covered after a trial of metformin. Appeal within 180 days.')
  await page.keyboard.press('Tab')
  check(await page.evaluate(() => document.activeElement.tagName) === 'BUTTON', 'the button follows the words')
  await Promise.all([page.waitForURL(/\/case\//), page.keyboard.press('Enter')])
  check(await page.locator('h1').count() === 1, 'the result has one heading')
  check(await page.locator('mark').count() > 0, 'the words of a pasted letter are marked')
  await context.close()
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'journey-')) },
})
for (const at of [
  { lang: 'en', width: 1280, script: true }, { lang: 'en', width: 360, script: true }, { lang: 'en', width: 360, script: true, dark: true },
  { lang: 'es', width: 360, script: true }, { lang: 'en', width: 1280, script: false }, { lang: 'es', width: 1280, script: false },
]) {
  try { await journey(browser, at) } catch (e) { check(false, `${JSON.stringify(at)}: ${e.message.split('\n')[0]}`) }
}
try { await keyboard(browser) } catch (e) { check(false, `keyboard: ${e.message.split('\n')[0]}`) }
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
