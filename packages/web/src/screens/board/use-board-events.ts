import { titleOf } from '../../data/record.ts'
import { reasonOf } from '../../data/write-outcome.ts'
import { useShell } from '../../module.ts'
import { useTexts } from '../shared/use-texts.ts'
import type { BoardEvents, BoardState } from './board-state.svelte.ts'

/** Tells the person what became of a move, with the way back. Called while a component initialises. */
export function useBoardEvents(board: () => BoardState): BoardEvents {
  const { toasts, i18n } = useShell()
  const texts = useTexts()
  const { t } = i18n
  const nameOf = (card: Parameters<BoardEvents['onMoved']>[0]['card']) => titleOf(board().meta, card) ?? i18n.label(board().meta.label)
  const columnTitle = (id: string) => board().columns.find((column) => column.id === id)?.title ?? ''

  return {
    onMoved: ({ card, from, to }) =>
      toasts.show({ title: t('screens.board.moved', { card: nameOf(card), column: columnTitle(to.column) }), action: { label: t('screens.undo'), run: () => void board().move(card.id, from) } }),
    onRefused: ({ card, to, refusal }) => toasts.show({ tone: 'danger', title: t('screens.board.refused', { card: nameOf(card), column: columnTitle(to.column) }), detail: refusal.kind === 'conflict' ? t('screens.board.conflict') : reasonOf(refusal) }),
    onFailed: ({ card, to, error }) =>
      toasts.show({ tone: 'danger', title: t('screens.board.failed', { card: nameOf(card) }), detail: texts.failure(error), action: { label: t('screens.retry'), run: () => void board().move(card.id, to) } }),
  }
}
