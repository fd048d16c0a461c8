-- Sends the requests of a file over and over, each client the next one: method, path, cookies and body of a form, parted by tabs.
-- With a second word each client waits up to twice as many milliseconds before each.
local requests, place = {}, 0

function init(words)
  for line in io.lines(words[1]) do
    local method, path, cookies, body = line:match("([^\t]*)\t([^\t]*)\t([^\t]*)\t([^\t]*)")
    local number = #requests + 1
    local headers = {
      ["Cookie"] = cookies, ["Accept-Encoding"] = "gzip", ["X-Forwarded-Proto"] = "https",
      -- Each of somebody else, as behind a proxy.
      ["X-Forwarded-For"] = string.format("10.%d.%d.%d", number / 65536 % 256, number / 256 % 256, number % 256),
    }
    if method == "POST" then
      headers["Content-Type"] = "application/x-www-form-urlencoded"
      headers["Origin"], headers["Sec-Fetch-Site"] = "https://" .. wrk.headers["Host"], "same-origin"
    end
    requests[number] = wrk.format(method, path, headers, method == "POST" and body or nil)
  end
  local wait = tonumber(words[2] or "0")
  if wait > 0 then
    function delay() return math.random(0, 2 * wait) end
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end
