export const zhCN = {}
