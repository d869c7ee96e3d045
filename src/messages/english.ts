import { accounts } from './en/admin/accounts.js'
import { adminCall } from './en/admin/call.js'
import { dashboard } from './en/admin/dashboard.js'
import { adminGuide } from './en/admin/guide.js'
import { adminHistory } from './en/admin/history.js'
import { adminImports } from './en/admin/imports.js'
import { listingForm } from './en/admin/listing-form.js'
import { adminListings } from './en/admin/listings.js'
import { gate } from './en/admin/publish-rules.js'
import { adminReports } from './en/admin/reports.js'
import { signingIn } from './en/admin/signing-in.js'
import { api } from './en/api/api.js'
import { hsds } from './en/api/hsds.js'
import { problems } from './en/api/problems.js'
import { errors } from './en/errors.js'
import { fileProblems } from './en/exchange/file-problems.js'
import { facts } from './en/facts.js'
import { crisis, layout } from './en/layout.js'
import { number } from './en/numbers.js'
import { backups, restores } from './en/operator/backups.js'
import { exports } from './en/operator/exports.js'
import { imports } from './en/operator/imports.js'
import { metrics } from './en/operator/metrics.js'
import { accessibility } from './en/site/accessibility.js'
import { callSheet } from './en/site/call-sheet.js'
import { compare } from './en/site/compare.js'
import { comparison } from './en/site/comparison.js'
import { components } from './en/site/components.js'
import { guide } from './en/site/guide.js'
import { home } from './en/site/home.js'
import { about, data, privacy, safety, wordsPage } from './en/site/pages.js'
import { pictures } from './en/site/pictures.js'
import { plainText } from './en/site/plain-text.js'
import { program } from './en/site/program.js'
import { questions } from './en/site/questions.js'
import { report } from './en/site/report.js'
import { search } from './en/site/search.js'
import { suggest } from './en/site/suggest.js'
import { usMap } from './en/site/us-map.js'
import { starts } from './en/starts.js'
import { mistakes, placeWords, smallWords, spellings } from './en/vocabulary/spellings.js'
import { words } from './en/vocabulary/words.js'

/** The English sentences, by where each appears. */
const say = {
  about,
  accessibility,
  accounts,
  api,
  backups,
  callSheet,
  compare,
  comparison,
  components,
  crisis,
  data,
  dashboard,
  adminHistory,
  adminImports,
  adminCall,
  adminGuide,
  adminListings,
  adminReports,
  errors,
  exports,
  facts,
  fileProblems,
  gate,
  guide,
  home,
  hsds,
  imports,
  layout,
  listingForm,
  metrics,
  number,
  pictures,
  plainText,
  privacy,
  problems,
  program,
  questions,
  report,
  restores,
  safety,
  search,
  signingIn,
  usMap,
  starts,
  suggest,
  wordsPage,
}

/** English: its sentences, its vocabularies, and what a search knows of the language. */
export const english = { say, words, spellings, placeWords, smallWords, mistakes }
