import activity from '@lucide/svelte/icons/activity'
import alarmClock from '@lucide/svelte/icons/alarm-clock'
import archive from '@lucide/svelte/icons/archive'
import arrowLeftRight from '@lucide/svelte/icons/arrow-left-right'
import award from '@lucide/svelte/icons/award'
import badgeCheck from '@lucide/svelte/icons/badge-check'
import badgePercent from '@lucide/svelte/icons/badge-percent'
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
import circleCheck from '@lucide/svelte/icons/circle-check'
import circleDollarSign from '@lucide/svelte/icons/circle-dollar-sign'
import clipboard from '@lucide/svelte/icons/clipboard'
import clipboardCheck from '@lucide/svelte/icons/clipboard-check'
import clipboardList from '@lucide/svelte/icons/clipboard-list'
import clock from '@lucide/svelte/icons/clock'
import coins from '@lucide/svelte/icons/coins'
import columns3 from '@lucide/svelte/icons/columns-3'
import contact from '@lucide/svelte/icons/contact'
import creditCard from '@lucide/svelte/icons/credit-card'
import database from '@lucide/svelte/icons/database'
import dollarSign from '@lucide/svelte/icons/dollar-sign'
import download from '@lucide/svelte/icons/download'
import factory from '@lucide/svelte/icons/factory'
import file from '@lucide/svelte/icons/file'
import fileCheck from '@lucide/svelte/icons/file-check'
import fileClock from '@lucide/svelte/icons/file-clock'
import filePen from '@lucide/svelte/icons/file-pen'
import fileText from '@lucide/svelte/icons/file-text'
import files from '@lucide/svelte/icons/files'
import flag from '@lucide/svelte/icons/flag'
import folder from '@lucide/svelte/icons/folder'
import folderKanban from '@lucide/svelte/icons/folder-kanban'
import folderOpen from '@lucide/svelte/icons/folder-open'
import funnel from '@lucide/svelte/icons/funnel'
import gauge from '@lucide/svelte/icons/gauge'
import gem from '@lucide/svelte/icons/gem'
import gift from '@lucide/svelte/icons/gift'
import gitBranch from '@lucide/svelte/icons/git-branch'
import globe from '@lucide/svelte/icons/globe'
import graduationCap from '@lucide/svelte/icons/graduation-cap'
import handCoins from '@lucide/svelte/icons/hand-coins'
import handshake from '@lucide/svelte/icons/handshake'
import headset from '@lucide/svelte/icons/headset'
import heart from '@lucide/svelte/icons/heart'
import house from '@lucide/svelte/icons/house'
import idCard from '@lucide/svelte/icons/id-card'
import inbox from '@lucide/svelte/icons/inbox'
import info from '@lucide/svelte/icons/info'
import kanban from '@lucide/svelte/icons/kanban'
import key from '@lucide/svelte/icons/key'
import landmark from '@lucide/svelte/icons/landmark'
import layers from '@lucide/svelte/icons/layers'
import layoutDashboard from '@lucide/svelte/icons/layout-dashboard'
import layoutGrid from '@lucide/svelte/icons/layout-grid'
import lifeBuoy from '@lucide/svelte/icons/life-buoy'
import lightbulb from '@lucide/svelte/icons/lightbulb'
import link from '@lucide/svelte/icons/link'
import list from '@lucide/svelte/icons/list'
import listChecks from '@lucide/svelte/icons/list-checks'
import listTree from '@lucide/svelte/icons/list-tree'
import lock from '@lucide/svelte/icons/lock'
import mail from '@lucide/svelte/icons/mail'
import map from '@lucide/svelte/icons/map'
import mapPin from '@lucide/svelte/icons/map-pin'
import medal from '@lucide/svelte/icons/medal'
import megaphone from '@lucide/svelte/icons/megaphone'
import messageCircle from '@lucide/svelte/icons/message-circle'
import messageSquare from '@lucide/svelte/icons/message-square'
import messageSquareWarning from '@lucide/svelte/icons/message-square-warning'
import milestone from '@lucide/svelte/icons/milestone'
import monitor from '@lucide/svelte/icons/monitor'
import network from '@lucide/svelte/icons/network'
import notebookPen from '@lucide/svelte/icons/notebook-pen'
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
import puzzle from '@lucide/svelte/icons/puzzle'
import receipt from '@lucide/svelte/icons/receipt'
import receiptText from '@lucide/svelte/icons/receipt-text'
import recycle from '@lucide/svelte/icons/recycle'
import refreshCw from '@lucide/svelte/icons/refresh-cw'
import repeat from '@lucide/svelte/icons/repeat'
import rocket from '@lucide/svelte/icons/rocket'
import route from '@lucide/svelte/icons/route'
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
import slidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import sparkles from '@lucide/svelte/icons/sparkles'
import split from '@lucide/svelte/icons/split'
import squareCheck from '@lucide/svelte/icons/square-check'
import star from '@lucide/svelte/icons/star'
import store from '@lucide/svelte/icons/store'
import sun from '@lucide/svelte/icons/sun'
import tag from '@lucide/svelte/icons/tag'
import tags from '@lucide/svelte/icons/tags'
import target from '@lucide/svelte/icons/target'
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
  'badge-percent': badgePercent,
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
  'circle-check': circleCheck,
  'circle-dollar-sign': circleDollarSign,
  clipboard,
  'clipboard-check': clipboardCheck,
  'clipboard-list': clipboardList,
  clock,
  coins,
  'columns-3': columns3,
  contact,
  'credit-card': creditCard,
  database,
  'dollar-sign': dollarSign,
  download,
  factory,
  file,
  'file-check': fileCheck,
  'file-clock': fileClock,
  'file-pen': filePen,
  'file-text': fileText,
  files,
  flag,
  folder,
  'folder-kanban': folderKanban,
  'folder-open': folderOpen,
  funnel,
  gauge,
  gem,
  gift,
  'git-branch': gitBranch,
  globe,
  'graduation-cap': graduationCap,
  'hand-coins': handCoins,
  handshake,
  headset,
  heart,
  house,
  'id-card': idCard,
  inbox,
  info,
  kanban,
  key,
  landmark,
  layers,
  'layout-dashboard': layoutDashboard,
  'layout-grid': layoutGrid,
  'life-buoy': lifeBuoy,
  lightbulb,
  link,
  list,
  'list-checks': listChecks,
  'list-tree': listTree,
  lock,
  mail,
  map,
  'map-pin': mapPin,
  medal,
  megaphone,
  'message-circle': messageCircle,
  'message-square': messageSquare,
  'message-square-warning': messageSquareWarning,
  milestone,
  monitor,
  network,
  'notebook-pen': notebookPen,
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
  puzzle,
  receipt,
  'receipt-text': receiptText,
  recycle,
  'refresh-cw': refreshCw,
  repeat,
  rocket,
  route,
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
  'sliders-horizontal': slidersHorizontal,
  sparkles,
  split,
  'square-check': squareCheck,
  star,
  store,
  sun,
  tag,
  tags,
  target,
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
