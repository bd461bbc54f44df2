import activity from '@lucide/svelte/icons/activity'
import alarmClock from '@lucide/svelte/icons/alarm-clock'
import archive from '@lucide/svelte/icons/archive'
import arrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import award from '@lucide/svelte/icons/award'
import badgeCheck from '@lucide/svelte/icons/badge-check'
import badgeDollarSign from '@lucide/svelte/icons/badge-dollar-sign'
import badgePercent from '@lucide/svelte/icons/badge-percent'
import ban from '@lucide/svelte/icons/ban'
import banknote from '@lucide/svelte/icons/banknote'
import bell from '@lucide/svelte/icons/bell'
import book from '@lucide/svelte/icons/book'
import bookOpen from '@lucide/svelte/icons/book-open'
import bookmark from '@lucide/svelte/icons/bookmark'
import box from '@lucide/svelte/icons/box'
import boxes from '@lucide/svelte/icons/boxes'
import briefcase from '@lucide/svelte/icons/briefcase'
import briefcaseBusiness from '@lucide/svelte/icons/briefcase-business'
import building from '@lucide/svelte/icons/building'
import calculator from '@lucide/svelte/icons/calculator'
import calendar from '@lucide/svelte/icons/calendar'
import calendarCheck from '@lucide/svelte/icons/calendar-check'
import calendarClock from '@lucide/svelte/icons/calendar-clock'
import calendarDays from '@lucide/svelte/icons/calendar-days'
import chartBar from '@lucide/svelte/icons/chart-bar'
import chartColumn from '@lucide/svelte/icons/chart-column'
import chartLine from '@lucide/svelte/icons/chart-line'
import chartPie from '@lucide/svelte/icons/chart-pie'
import check from '@lucide/svelte/icons/check'
import circleAlert from '@lucide/svelte/icons/circle-alert'
import circleCheck from '@lucide/svelte/icons/circle-check'
import circleDollarSign from '@lucide/svelte/icons/circle-dollar-sign'
import circleUser from '@lucide/svelte/icons/circle-user'
import circleX from '@lucide/svelte/icons/circle-x'
import clipboard from '@lucide/svelte/icons/clipboard'
import clipboardCheck from '@lucide/svelte/icons/clipboard-check'
import clipboardList from '@lucide/svelte/icons/clipboard-list'
import clipboardPen from '@lucide/svelte/icons/clipboard-pen'
import clock from '@lucide/svelte/icons/clock'
import coins from '@lucide/svelte/icons/coins'
import columns3 from '@lucide/svelte/icons/columns-3'
import contact from '@lucide/svelte/icons/contact'
import copy from '@lucide/svelte/icons/copy'
import creditCard from '@lucide/svelte/icons/credit-card'
import database from '@lucide/svelte/icons/database'
import dollarSign from '@lucide/svelte/icons/dollar-sign'
import download from '@lucide/svelte/icons/download'
import eraser from '@lucide/svelte/icons/eraser'
import factory from '@lucide/svelte/icons/factory'
import file from '@lucide/svelte/icons/file'
import fileChartColumn from '@lucide/svelte/icons/file-chart-column'
import fileCheck from '@lucide/svelte/icons/file-check'
import fileClock from '@lucide/svelte/icons/file-clock'
import filePen from '@lucide/svelte/icons/file-pen'
import filePlus from '@lucide/svelte/icons/file-plus'
import fileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet'
import fileText from '@lucide/svelte/icons/file-text'
import fileX from '@lucide/svelte/icons/file-x'
import files from '@lucide/svelte/icons/files'
import flag from '@lucide/svelte/icons/flag'
import folder from '@lucide/svelte/icons/folder'
import folderKanban from '@lucide/svelte/icons/folder-kanban'
import folderOpen from '@lucide/svelte/icons/folder-open'
import funnel from '@lucide/svelte/icons/funnel'
import gauge from '@lucide/svelte/icons/gauge'
import gavel from '@lucide/svelte/icons/gavel'
import gem from '@lucide/svelte/icons/gem'
import gift from '@lucide/svelte/icons/gift'
import gitBranch from '@lucide/svelte/icons/git-branch'
import gitCompare from '@lucide/svelte/icons/git-compare'
import globe from '@lucide/svelte/icons/globe'
import graduationCap from '@lucide/svelte/icons/graduation-cap'
import handCoins from '@lucide/svelte/icons/hand-coins'
import handshake from '@lucide/svelte/icons/handshake'
import headset from '@lucide/svelte/icons/headset'
import heart from '@lucide/svelte/icons/heart'
import heartHandshake from '@lucide/svelte/icons/heart-handshake'
import house from '@lucide/svelte/icons/house'
import idCard from '@lucide/svelte/icons/id-card'
import image from '@lucide/svelte/icons/image'
import inbox from '@lucide/svelte/icons/inbox'
import info from '@lucide/svelte/icons/info'
import kanban from '@lucide/svelte/icons/kanban'
import key from '@lucide/svelte/icons/key'
import keyRound from '@lucide/svelte/icons/key-round'
import landmark from '@lucide/svelte/icons/landmark'
import languages from '@lucide/svelte/icons/languages'
import layers from '@lucide/svelte/icons/layers'
import layoutDashboard from '@lucide/svelte/icons/layout-dashboard'
import layoutGrid from '@lucide/svelte/icons/layout-grid'
import layoutTemplate from '@lucide/svelte/icons/layout-template'
import library from '@lucide/svelte/icons/library'
import lifeBuoy from '@lucide/svelte/icons/life-buoy'
import lightbulb from '@lucide/svelte/icons/lightbulb'
import link from '@lucide/svelte/icons/link'
import list from '@lucide/svelte/icons/list'
import listChecks from '@lucide/svelte/icons/list-checks'
import listOrdered from '@lucide/svelte/icons/list-ordered'
import listTree from '@lucide/svelte/icons/list-tree'
import lock from '@lucide/svelte/icons/lock'
import magnet from '@lucide/svelte/icons/magnet'
import mail from '@lucide/svelte/icons/mail'
import mails from '@lucide/svelte/icons/mails'
import map from '@lucide/svelte/icons/map'
import mapPin from '@lucide/svelte/icons/map-pin'
import medal from '@lucide/svelte/icons/medal'
import megaphone from '@lucide/svelte/icons/megaphone'
import merge from '@lucide/svelte/icons/merge'
import messageCircle from '@lucide/svelte/icons/message-circle'
import messageSquare from '@lucide/svelte/icons/message-square'
import messageSquareWarning from '@lucide/svelte/icons/message-square-warning'
import messagesSquare from '@lucide/svelte/icons/messages-square'
import milestone from '@lucide/svelte/icons/milestone'
import monitor from '@lucide/svelte/icons/monitor'
import network from '@lucide/svelte/icons/network'
import notebookPen from '@lucide/svelte/icons/notebook-pen'
import octagonX from '@lucide/svelte/icons/octagon-x'
import packageIcon from '@lucide/svelte/icons/package'
import packageCheck from '@lucide/svelte/icons/package-check'
import packageOpen from '@lucide/svelte/icons/package-open'
import paperclip from '@lucide/svelte/icons/paperclip'
import pencil from '@lucide/svelte/icons/pencil'
import percent from '@lucide/svelte/icons/percent'
import phone from '@lucide/svelte/icons/phone'
import phoneCall from '@lucide/svelte/icons/phone-call'
import piggyBank from '@lucide/svelte/icons/piggy-bank'
import pin from '@lucide/svelte/icons/pin'
import presentation from '@lucide/svelte/icons/presentation'
import printer from '@lucide/svelte/icons/printer'
import puzzle from '@lucide/svelte/icons/puzzle'
import receipt from '@lucide/svelte/icons/receipt'
import receiptText from '@lucide/svelte/icons/receipt-text'
import recycle from '@lucide/svelte/icons/recycle'
import refreshCw from '@lucide/svelte/icons/refresh-cw'
import repeat from '@lucide/svelte/icons/repeat'
import rocket from '@lucide/svelte/icons/rocket'
import rotateCcw from '@lucide/svelte/icons/rotate-ccw'
import route from '@lucide/svelte/icons/route'
import save from '@lucide/svelte/icons/save'
import scale from '@lucide/svelte/icons/scale'
import scrollText from '@lucide/svelte/icons/scroll-text'
import search from '@lucide/svelte/icons/search'
import send from '@lucide/svelte/icons/send'
import server from '@lucide/svelte/icons/server'
import settings from '@lucide/svelte/icons/settings'
import share2 from '@lucide/svelte/icons/share-2'
import shield from '@lucide/svelte/icons/shield'
import shieldAlert from '@lucide/svelte/icons/shield-alert'
import shieldCheck from '@lucide/svelte/icons/shield-check'
import shoppingBag from '@lucide/svelte/icons/shopping-bag'
import shoppingCart from '@lucide/svelte/icons/shopping-cart'
import signature from '@lucide/svelte/icons/signature'
import slidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import sparkles from '@lucide/svelte/icons/sparkles'
import split from '@lucide/svelte/icons/split'
import squareCheck from '@lucide/svelte/icons/square-check'
import stamp from '@lucide/svelte/icons/stamp'
import star from '@lucide/svelte/icons/star'
import stickyNote from '@lucide/svelte/icons/sticky-note'
import store from '@lucide/svelte/icons/store'
import sun from '@lucide/svelte/icons/sun'
import table from '@lucide/svelte/icons/table'
import tag from '@lucide/svelte/icons/tag'
import tags from '@lucide/svelte/icons/tags'
import target from '@lucide/svelte/icons/target'
import textQuote from '@lucide/svelte/icons/text-quote'
import ticket from '@lucide/svelte/icons/ticket'
import timer from '@lucide/svelte/icons/timer'
import trendingUp from '@lucide/svelte/icons/trending-up'
import triangleAlert from '@lucide/svelte/icons/triangle-alert'
import trophy from '@lucide/svelte/icons/trophy'
import truck from '@lucide/svelte/icons/truck'
import undo2 from '@lucide/svelte/icons/undo-2'
import upload from '@lucide/svelte/icons/upload'
import user from '@lucide/svelte/icons/user'
import userCheck from '@lucide/svelte/icons/user-check'
import userCog from '@lucide/svelte/icons/user-cog'
import userPlus from '@lucide/svelte/icons/user-plus'
import userRound from '@lucide/svelte/icons/user-round'
import userX from '@lucide/svelte/icons/user-x'
import users from '@lucide/svelte/icons/users'
import usersRound from '@lucide/svelte/icons/users-round'
import wallet from '@lucide/svelte/icons/wallet'
import warehouse from '@lucide/svelte/icons/warehouse'
import workflow from '@lucide/svelte/icons/workflow'
import wrench from '@lucide/svelte/icons/wrench'
import zap from '@lucide/svelte/icons/zap'
import type { LucideProps } from '@lucide/svelte'
import type { Component } from 'svelte'

/** The icons that a resource or a plugin may ask for by name: loaded once, and only when a name is shown. */
export const namedIcons: Readonly<Record<string, Component<LucideProps>>> = {
  activity,
  'alarm-clock': alarmClock,
  archive,
  'arrow-left-right': arrowLeftRight,
  award,
  'badge-check': badgeCheck,
  'badge-dollar-sign': badgeDollarSign,
  'badge-percent': badgePercent,
  ban,
  banknote,
  bell,
  book,
  'book-open': bookOpen,
  bookmark,
  box,
  boxes,
  briefcase,
  'briefcase-business': briefcaseBusiness,
  building,
  calculator,
  calendar,
  'calendar-check': calendarCheck,
  'calendar-clock': calendarClock,
  'calendar-days': calendarDays,
  'chart-bar': chartBar,
  'chart-column': chartColumn,
  'chart-line': chartLine,
  'chart-pie': chartPie,
  check,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'circle-dollar-sign': circleDollarSign,
  'circle-user': circleUser,
  'circle-x': circleX,
  clipboard,
  'clipboard-check': clipboardCheck,
  'clipboard-list': clipboardList,
  'clipboard-pen': clipboardPen,
  clock,
  coins,
  'columns-3': columns3,
  contact,
  copy,
  'credit-card': creditCard,
  database,
  'dollar-sign': dollarSign,
  download,
  eraser,
  factory,
  file,
  'file-chart-column': fileChartColumn,
  'file-check': fileCheck,
  'file-clock': fileClock,
  'file-pen': filePen,
  'file-plus': filePlus,
  'file-spreadsheet': fileSpreadsheet,
  'file-text': fileText,
  'file-x': fileX,
  files,
  flag,
  folder,
  'folder-kanban': folderKanban,
  'folder-open': folderOpen,
  funnel,
  gauge,
  gavel,
  gem,
  gift,
  'git-branch': gitBranch,
  'git-compare': gitCompare,
  globe,
  'graduation-cap': graduationCap,
  'hand-coins': handCoins,
  handshake,
  headset,
  heart,
  'heart-handshake': heartHandshake,
  house,
  'id-card': idCard,
  image,
  inbox,
  info,
  kanban,
  key,
  'key-round': keyRound,
  landmark,
  languages,
  layers,
  'layout-dashboard': layoutDashboard,
  'layout-grid': layoutGrid,
  'layout-template': layoutTemplate,
  library,
  'life-buoy': lifeBuoy,
  lightbulb,
  link,
  list,
  'list-checks': listChecks,
  'list-ordered': listOrdered,
  'list-tree': listTree,
  lock,
  magnet,
  mail,
  mails,
  map,
  'map-pin': mapPin,
  medal,
  megaphone,
  merge,
  'message-circle': messageCircle,
  'message-square': messageSquare,
  'message-square-warning': messageSquareWarning,
  'messages-square': messagesSquare,
  milestone,
  monitor,
  network,
  'notebook-pen': notebookPen,
  'octagon-x': octagonX,
  package: packageIcon,
  'package-check': packageCheck,
  'package-open': packageOpen,
  paperclip,
  pencil,
  percent,
  phone,
  'phone-call': phoneCall,
  'piggy-bank': piggyBank,
  pin,
  presentation,
  printer,
  puzzle,
  receipt,
  'receipt-text': receiptText,
  recycle,
  'refresh-cw': refreshCw,
  repeat,
  rocket,
  'rotate-ccw': rotateCcw,
  route,
  save,
  scale,
  'scroll-text': scrollText,
  search,
  send,
  server,
  settings,
  'share-2': share2,
  shield,
  'shield-alert': shieldAlert,
  'shield-check': shieldCheck,
  'shopping-bag': shoppingBag,
  'shopping-cart': shoppingCart,
  signature,
  'sliders-horizontal': slidersHorizontal,
  sparkles,
  split,
  'square-check': squareCheck,
  stamp,
  star,
  'sticky-note': stickyNote,
  store,
  sun,
  table,
  tag,
  tags,
  target,
  'text-quote': textQuote,
  ticket,
  timer,
  'trending-up': trendingUp,
  'triangle-alert': triangleAlert,
  trophy,
  truck,
  'undo-2': undo2,
  upload,
  user,
  'user-check': userCheck,
  'user-cog': userCog,
  'user-plus': userPlus,
  'user-round': userRound,
  'user-x': userX,
  users,
  'users-round': usersRound,
  wallet,
  warehouse,
  workflow,
  wrench,
  zap,
}

/** Names that lucide had before its first release, and that many people still know. */
const FORMER: Readonly<Record<string, string>> = { 'building-2': 'building', 'bar-chart': 'chart-column', 'bar-chart-3': 'chart-column', 'pie-chart': 'chart-pie', 'line-chart': 'chart-line', filter: 'funnel', history: 'clock', home: 'house', 'file-signature': 'file-pen', 'alert-triangle': 'triangle-alert', 'check-circle': 'circle-check', users2: 'users' }

/** The icon of that name; a box where there is none. */
export function namedIcon(name: string): Component<LucideProps> {
  return namedIcons[FORMER[name] ?? name] ?? box
}
