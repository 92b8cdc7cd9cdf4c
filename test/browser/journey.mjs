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
  const grumbles = []
  page.on('console', m => { if (m.type() === 'error' && !m.text().includes('status of 4')) grumbles.push(m.text()) })
  await page.goto(base + (at.lang === 'es' ? 'es/' : ''))
  await look(page, '1-start', at)
  await page.setInputFiles('#letter', letter)
  await page.getByRole('button', { name: w.read }).click()
  for (let i = 0; i < 4 && page.url().includes('/reading'); i++) await page.locator('main a.btn').click()
  check(/\/case\/[a-z0-9]+$/.test(page.url()), `${at.lang}: the result has an address without words: ${page.url()}`)
  await look(page, '2-result', at)
  check(await page.locator('.proof rect').count() > 0, 'the proof is marked on the page')
  check(await page.locator('.proof image').count() > 0, 'the page is shown')
  const picture = await page.request.get(new URL(await page.locator('.proof image').first().getAttribute('href'), base).href)
  check(picture.ok() && picture.headers()['content-type'] === 'image/png', 'the picture of the page is drawn')
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
      await page.fill('#value', kind === 'numeric' ? '5' : day ? new Date().toISOString().slice(0, 10) : 'Made Answer')
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
    const packet = await page.request.get(home + '/packet.pdf')
    check(packet.ok() && packet.headers()['content-type'] === 'application/pdf' && (await packet.body()).length > 30000, 'the packet is downloaded')
    await page.goto(home + '/packet')
    await look(page, '5-packet', at)
  }
  const days = await page.request.get(home + '/clocks.ics')
  check(days.status() === 404 || (await days.text()).startsWith('BEGIN:VCALENDAR'), 'the clocks are a calendar, where there are any')
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
  check(grumbles.length === 0, 'the browser complains: ' + grumbles.slice(0, 2).join(' '))
  check(outside.length === 0, 'nothing is asked of others: ' + outside.slice(0, 3).join(' '))
  await context.close()
}

// photo sends the picture of a page in the place of the letter: it is read, and the proof is marked where the words stand.
async function photo(browser, at) {
  const context = await browser.newContext({ javaScriptEnabled: at.script, viewport: { width: at.width, height: 800 }, bypassCSP: at.script })
  const page = await context.newPage()
  const take = async files => {
    await page.goto(base)
    await page.setInputFiles('#letter', files)
    await page.getByRole('button', { name: words.en.read }).click()
    for (let i = 0; i < 20 && page.url().includes('/reading'); i++) await page.locator('main a.btn').click()
  }
  await take(letter)
  const picture = await page.request.get(new URL(await page.locator('.proof image').first().getAttribute('href'), base).href)
  await take({ name: 'photo.png', mimeType: 'image/png', buffer: await picture.body() })
  check(/\/case\/[a-z0-9]+$/.test(page.url()), `a photo is read: ${page.url()}`)
  check(await page.locator('.proof rect').count() > 0, 'the proof is marked on the photo')
  await look(page, '8-photo', at)
  await context.close()
}

// focus presses Tab until the element that is wanted has the focus; what has it is always seen.
async function focus(page, css, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab')
    const on = await page.evaluate(css => {
      const e = document.activeElement, s = getComputedStyle(e)
      return { it: e.matches(css), seen: e.tagName === 'BODY' || s.outlineStyle !== 'none' || s.boxShadow !== 'none' || getComputedStyle(e.parentElement).outlineStyle !== 'none' }
    }, css)
    if (!on.seen) check(false, `keyboard: the focus is not seen on the way to ${css}`)
    if (on.it) return true
  }
  check(false, `keyboard: ${css} is not reached`)
  return false
}

async function press(page, css) {
  if (await focus(page, css)) await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}

// keyboard goes the main path, from the start to the first paper, with keys alone.
async function keyboard(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(base)
  await page.keyboard.press('Tab')
  check(await page.evaluate(() => document.activeElement.className) === 'skip', 'the first stop is the skip link')
  await focus(page, 'form summary')
  await page.keyboard.press('Enter')
  await focus(page, '#words')
  await page.keyboard.type('Reject 608 step therapy required. Ozempic is covered after a trial of metformin. Appeal within 180 days.')
  await press(page, 'main button.btn')
  check(await page.locator('h1').count() === 1, 'the result has one heading')
  check(await page.locator('mark').count() > 0, 'the words of a pasted letter are marked')
  await press(page, '.first a.btn')
  let n = 0
  for (; n < 20 && !page.url().includes('/papers'); n++) {
    if (await page.locator('input[type=radio][name=value]').count()) {
      await focus(page, 'input[type=radio]')
      await page.keyboard.press('Space')
      await press(page, 'main button.btn')
    } else await press(page, 'main .row > a')
  }
  check(page.url().includes('/papers'), `keyboard: the questions end at the papers: ${page.url()}`)
  await context.close()
}

// others are papers that are no denial, and mistakes: each has an honest page, and none pushes a paper.
async function others(browser, at) {
  const context = await browser.newContext({ viewport: { width: at.width, height: 800 }, bypassCSP: true })
  const page = await context.newPage()
  const home = base + (at.lang === 'es' ? 'es/' : '')
  const approval = 'Dear Member: Good news. Your request for OZEMPIC has been approved. This approval is valid from 01/01/2026 until 12/31/2026.'
  await page.goto(home)
  await page.locator('form summary').click()
  await page.fill('#words', approval)
  await page.locator('main button.btn').click()
  await look(page, '8-approval', at)
  const id = page.url()
  check(await page.locator('a.btn[href*="/paper"]').count() === 0, `${at.lang}: an approval pushes no paper`)
  await page.goto(id + '/papers')
  await look(page, '9-no-papers', at)
  check(await page.locator('a[href*="/paper/"]').count() === 0, `${at.lang}: an approval has no paper`)
  await page.goto(id + '/trial')
  await page.locator('main button.btn').first().click()
  check(await page.locator('.errors').count() === 1, `${at.lang}: a trial without a name is asked for again`)
  await look(page, '10-trial-again', at)
  await page.locator('header nav a').click()
  check(page.url().includes('/case/') && await page.locator('h1').count() === 1, `${at.lang}: the other language is reached from a mistake`)
  await page.goto(home)
  await page.locator('main button.btn').click()
  check(await page.locator('.errors').count() === 1, `${at.lang}: no letter is said`)
  await look(page, '11-no-letter', at)
  await page.goto(home + 'nothing')
  await look(page, '12-no-page', at)
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
for (const at of [{ lang: 'en', width: 360, script: true }, { lang: 'es', width: 1280, script: true }]) {
  try { await others(browser, at) } catch (e) { check(false, `others ${at.lang}: ${e.message.split('\n')[0]}`) }
}
for (const at of [{ lang: 'en', width: 360, script: true }, { lang: 'en', width: 1280, script: false }]) {
  try { await photo(browser, at) } catch (e) { check(false, `photo: ${e.message.split('\n')[0]}`) }
}
try { await keyboard(browser) } catch (e) { check(false, `keyboard: ${e.message.split('\n')[0]}`) }
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
