-- Makes of any text that pandoc reads what article.md may have: headings, paragraphs, quotes, lists
-- and emphasis. sayswho-bundle new --from uses it.

local function words(element)
  return element.content
end

-- A list in a list becomes part of the outer one.
local function flatten(list)
  local items = {}
  for _, item in ipairs(list.content) do
    local own = {}
    for _, block in ipairs(item) do
      if block.t == 'BulletList' or block.t == 'OrderedList' then
        if #own > 0 then
          items[#items + 1] = own
          own = {}
        end
        for _, inner in ipairs(block.content) do
          items[#items + 1] = inner
        end
      else
        own[#own + 1] = block
      end
    end
    if #own > 0 then
      items[#items + 1] = own
    end
  end
  return pandoc.BulletList(items)
end

-- Each row of a table becomes a paragraph.
local function rows(tables)
  local simple = pandoc.utils.to_simple_table(tables)
  local paragraphs = {}
  local function add(cells)
    local texts = {}
    for _, cell in ipairs(cells) do
      local text = pandoc.utils.stringify(cell):gsub('%.$', '')
      if text ~= '' then
        texts[#texts + 1] = text
      end
    end
    if #texts > 0 then
      paragraphs[#paragraphs + 1] = pandoc.Para { pandoc.Str(table.concat(texts, ', ') .. '.') }
    end
  end
  add(simple.headers)
  for _, row in ipairs(simple.rows) do
    add(row)
  end
  return paragraphs
end

local function nothing()
  return {}
end

local function text(element)
  return pandoc.Str(element.text)
end

return {
  {
    BulletList = flatten,
    OrderedList = flatten,
    Table = rows,
    Header = function(header)
      return pandoc.Header(header.level, header.content)
    end,
    CodeBlock = function(block)
      return pandoc.Para { pandoc.Str((block.text:gsub('%s+', ' '))) }
    end,
    LineBreak = function()
      return pandoc.Space()
    end,
    Div = words,
    Figure = words,
    HorizontalRule = nothing,
    RawBlock = nothing,
    RawInline = nothing,
    Note = nothing,
    Image = nothing,
    Link = words,
    Span = words,
    Underline = words,
    SmallCaps = words,
    Strikeout = words,
    Superscript = words,
    Subscript = words,
    Code = text,
    Math = text,
  },
}
