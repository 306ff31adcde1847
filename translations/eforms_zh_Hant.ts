<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en">
<context>
    <name>Dialogs</name>
    <message>
        <source>Choose attachments</source>
        <translation>選擇附件</translation>
    </message>
    <message>
        <source>Accepted files (%1)</source>
        <translation>接受的檔案 (%1)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存為</translation>
    </message>
</context>
<context>
    <name>RequestPdf</name>
    <message>
        <source>State of the request</source>
        <translation>申請狀態</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Stage at the clearing house</source>
        <translation>結算所處理階段</translation>
    </message>
    <message>
        <source>Reference no.</source>
        <translation>參考編號</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>輸入者</translation>
    </message>
    <message>
        <source>Created (Hong Kong time)</source>
        <translation>建立時間（香港時間）</translation>
    </message>
    <message>
        <source>Last change (Hong Kong time)</source>
        <translation>最後更新（香港時間）</translation>
    </message>
    <message>
        <source>Form version</source>
        <translation>表格版本</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備註</translation>
    </message>
    <message>
        <source>Question of the clearing house</source>
        <translation>結算所查詢</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回覆</translation>
    </message>
    <message>
        <source>Decisions line by line</source>
        <translation>逐項決定</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>項</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>核對者</translation>
    </message>
    <message>
        <source>Approved at (Hong Kong time)</source>
        <translation>批准時間（香港時間）</translation>
    </message>
    <message>
        <source>Content approved (SHA-256)</source>
        <translation>所批准內容（SHA-256）</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>審計跟蹤</translation>
    </message>
    <message>
        <source>Time (Hong Kong)</source>
        <translation>時間（香港）</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事項</translation>
    </message>
    <message>
        <source>By</source>
        <translation>經手人</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>其後狀態</translation>
    </message>
    <message>
        <source>Chain of the trail</source>
        <translation>跟蹤紀錄鏈</translation>
    </message>
    <message>
        <source>verified: complete and unchanged</source>
        <translation>已核實：完整且未經更改</translation>
    </message>
    <message>
        <source>NOT verified: the trail is damaged</source>
        <translation>未能核實：跟蹤紀錄已損毀</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>TroubleText</name>
    <message>
        <source>Signing in did not work. Check user name and password; after three wrong passwords the account is locked and your administrator must unlock it.</source>
        <translation>未能登入。請檢查用戶名稱及密碼；連續三次輸入錯誤密碼，戶口會被鎖定，須由管理人士解鎖。</translation>
    </message>
    <message>
        <source>Wrong code; %1 attempts left.</source>
        <translation>驗證碼不正確，尚餘 %1 次。</translation>
    </message>
    <message>
        <source>The code has expired; ask for a new one.</source>
        <translation>驗證碼已過期，請重新索取。</translation>
    </message>
    <message>
        <source>This sign-in was cancelled after too many wrong codes or too long a wait. Start again with user name and password.</source>
        <translation>驗證碼錯誤次數過多或等候過久，這次登入已取消。請重新輸入用戶名稱及密碼。</translation>
    </message>
    <message>
        <source>Your session has ended, by time or because you signed in elsewhere. Everything you typed is kept on this computer. Sign in again.</source>
        <translation>你的登入時段已結束（時限已到或你已在其他地方登入）。已輸入的內容全部保存在本電腦，請重新登入。</translation>
    </message>
    <message>
        <source>It is too early for a new code. Try again in %1 seconds.</source>
        <translation>未能這麼快再發驗證碼，請於 %1 秒後再試。</translation>
    </message>
    <message>
        <source>You do not have the right to do this. Nothing was changed. Ask your administrator.</source>
        <translation>你沒有這項權限，資料並無更改。請聯絡管理人士。</translation>
    </message>
    <message>
        <source>You cannot check a request you made. Another checker must do it.</source>
        <translation>不可核對自己輸入的申請，須由另一位核對者處理。</translation>
    </message>
    <message>
        <source>You have approved this request already; another checker must approve it.</source>
        <translation>你已批准此申請，須由另一位核對者批准。</translation>
    </message>
    <message>
        <source>This approval needs your second factor. Nothing was approved yet.</source>
        <translation>此項批准須作雙重認證，目前尚未批准。</translation>
    </message>
    <message>
        <source>The second factor was wrong; %1 attempts left. Nothing was approved.</source>
        <translation>認證資料不正確，尚餘 %1 次。目前尚未批准。</translation>
    </message>
    <message>
        <source>This no longer exists on the server, or you may not see it.</source>
        <translation>伺服器上已沒有此項目，或你無權查閱。</translation>
    </message>
    <message>
        <source>The request is no longer in the state for this. Nothing was changed; its present state is shown.</source>
        <translation>申請的狀態已改變，不能執行此操作。資料並無更改，現顯示最新狀態。</translation>
    </message>
    <message>
        <source>The cut-off has passed; the request may be processed on the next business day. Confirm that you accept this and try again.</source>
        <translation>已過截止時間，申請或於下一營業日處理。請確認接受後再試。</translation>
    </message>
    <message>
        <source>Your time for checking ran out and nothing was decided. Open the request again to go on.</source>
        <translation>核對時間已過，尚未作出任何決定。請重新開啟申請以繼續。</translation>
    </message>
    <message>
        <source>%1 has this request open for checking until %2. Try again after that.</source>
        <translation>%1 正在核對此申請，直至 %2。請於其後再試。</translation>
    </message>
    <message>
        <source>The request has changed since you opened it. Nothing was decided; look at the new version and decide again.</source>
        <translation>你開啟後申請已有更改，尚未作出任何決定。請查看新版本後再決定。</translation>
    </message>
    <message>
        <source>The server found problems in the form. Your draft is kept; correct it and pass it on again.</source>
        <translation>伺服器發現表格有問題。草稿已保留，請更正後再交核對者。</translation>
    </message>
    <message>
        <source>This version of the form is no longer accepted. Your draft is kept; start a new form and copy what you need.</source>
        <translation>此版本的表格已停用。草稿已保留，請開新表格並抄錄所需資料。</translation>
    </message>
    <message>
        <source>Not all attachments have reached the server. They are kept here and are sent again by themselves.</source>
        <translation>附件尚未全部送達伺服器。附件保存在本電腦，系統會自動再次上載。</translation>
    </message>
    <message>
        <source>The file was not accepted: its content does not fit its type, or the type is not allowed. Use PDF, JPG, PNG or XLSX.</source>
        <translation>不接受此檔案：內容與類型不符，或不接受此檔案類型。請使用 PDF、JPG、PNG 或 XLSX。</translation>
    </message>
    <message>
        <source>The server has already answered this step differently. Nothing was done twice; open the request again.</source>
        <translation>伺服器已就此步驟作出不同回應，並無重複執行。請重新開啟申請。</translation>
    </message>
    <message>
        <source>The list on this computer was too old and is being fetched anew. Your drafts are kept.</source>
        <translation>本電腦的清單過舊，正重新下載。草稿已保留。</translation>
    </message>
    <message>
        <source>An upload was interrupted. It goes on by itself from where it stopped.</source>
        <translation>上載曾中斷，會自動從中斷處繼續。</translation>
    </message>
    <message>
        <source>This is larger than the server accepts. Your draft is kept; use fewer lines or smaller files.</source>
        <translation>內容超過伺服器上限。草稿已保留，請減少項數或使用較小的檔案。</translation>
    </message>
    <message>
        <source>The server has no space left. Your draft is kept; try again later.</source>
        <translation>伺服器空間不足。草稿已保留，請稍後再試。</translation>
    </message>
    <message>
        <source>The server is busy or under maintenance. What you confirmed is kept and is sent by itself.</source>
        <translation>伺服器繁忙或正在維護。已確認的內容會保留並自動送出。</translation>
    </message>
    <message>
        <source>The server made a mistake. What you typed is kept; try again, and call the hotline if it happens again.</source>
        <translation>伺服器發生錯誤。已輸入的內容已保留，請再試；如再次發生，請致電熱線。</translation>
    </message>
    <message>
        <source>The server did not understand this program. What you typed is kept; check whether there is a newer version of the program.</source>
        <translation>伺服器未能理解本程式的要求。已輸入的內容已保留，請查看是否有新版本。</translation>
    </message>
    <message>
        <source>The server refused this for a reason that this version of the program does not know. What you typed is kept.</source>
        <translation>伺服器拒絕此操作，本版本程式未能識別原因。已輸入的內容已保留。</translation>
    </message>
    <message>
        <source>This was stopped before it was finished. What you typed is kept.</source>
        <translation>操作未完成便已停止。已輸入的內容已保留。</translation>
    </message>
    <message>
        <source>The server cannot be reached. What you typed is kept on this computer and you can go on working; it is tried again by itself.</source>
        <translation>未能連接伺服器。已輸入的內容保存在本電腦，你可繼續工作；系統會自動再試。</translation>
    </message>
    <message>
        <source>The server did not answer in time, so it is not known whether it did what you asked. Try again: nothing is done twice.</source>
        <translation>伺服器未有及時回應，未能確定是否已執行。請再試：不會重複執行。</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was sent. Check the date of this computer and the network, or ask your administrator.</source>
        <translation>未能核實伺服器身分，因此沒有送出任何資料。請檢查本電腦日期及網絡，或聯絡管理人士。</translation>
    </message>
    <message>
        <source>Something answered that is not the Client Portal, perhaps the log-in page of a network. What you typed is kept; check the network and try again.</source>
        <translation>回應並非來自客戶平台，可能是網絡的登入頁面。已輸入的內容已保留，請檢查網絡後再試。</translation>
    </message>
    <message>
        <source>The answer could not be read. What you typed is kept; try again, and call the hotline if it happens again.</source>
        <translation>未能讀取回應。已輸入的內容已保留，請再試；如再次發生，請致電熱線。</translation>
    </message>
    <message>
        <source>This is larger than allowed: 10 MB a file, 10 files and 50 MB a request. What you typed is kept.</source>
        <translation>超過上限：每個檔案 10 MB，每份申請 10 個檔案及 50 MB。已輸入的內容已保留。</translation>
    </message>
    <message>
        <source>What was stored on this computer is damaged and was not used. What the server holds can be fetched again; call the hotline if drafts are missing.</source>
        <translation>本電腦儲存的資料已損毀，並未使用。伺服器上的資料可重新下載；如欠缺草稿，請致電熱線。</translation>
    </message>
    <message>
        <source>This computer’s disk could not be read or written. What you typed is still in this window; do not close it before it could be saved.</source>
        <translation>未能讀寫本電腦的磁碟。已輸入的內容仍在此視窗，儲存前請勿關閉。</translation>
    </message>
    <message>
        <source>This computer’s disk is full. What you typed is still in this window; make space, and it is saved by itself.</source>
        <translation>本電腦磁碟已滿。已輸入的內容仍在此視窗；騰出空間後會自動儲存。</translation>
    </message>
    <message>
        <source>The program is already running with this account on this computer. Use that window, or close it first.</source>
        <translation>本電腦已以此戶口開啟本程式。請使用該視窗，或先將它關閉。</translation>
    </message>
    <message>
        <source>What is stored on this computer was written by a newer version of the program. Nothing was changed; install the newer version.</source>
        <translation>本電腦儲存的資料由較新版本的程式寫入，並無更改。請安裝新版本。</translation>
    </message>
    <message>
        <source>The drafts sealed on this computer cannot be opened here. Nothing was deleted; sign in at the server with your present password.</source>
        <translation>未能開啟本電腦上加密的草稿，資料並無刪除。請以現有密碼登入伺服器。</translation>
    </message>
    <message>
        <source>This password does not open the drafts sealed on this computer. Nothing was deleted; check the password and try again.</source>
        <translation>此密碼未能開啟本電腦上加密的草稿，資料並無刪除。請檢查密碼後再試。</translation>
    </message>
    <message>
        <source>This does not exist, or no longer.</source>
        <translation>此項目不存在或已移除。</translation>
    </message>
    <message>
        <source>This version of the program cannot handle this. Files may be PDF, JPG, PNG or XLSX; for a form, check whether there is a newer version of the program.</source>
        <translation>本版本程式未能處理此項目。檔案可用 PDF、JPG、PNG 或 XLSX；如屬表格，請查看是否有新版本程式。</translation>
    </message>
    <message>
        <source>You have to sign in first. Everything you typed is kept on this computer.</source>
        <translation>請先登入。已輸入的內容全部保存在本電腦。</translation>
    </message>
    <message>
        <source>The program made a mistake. What you typed is kept; try again, and call the hotline if it happens again.</source>
        <translation>程式發生錯誤。已輸入的內容已保留，請再試；如再次發生，請致電熱線。</translation>
    </message>
    <message>
        <source>The server offered a form that is not genuine, or older than one you already have. It was not used, and your drafts are kept. Call the hotline before you go on.</source>
        <translation>伺服器提供的表格並非真確，或較你已有的版本舊。該表格未被使用，你的草稿已保留。請先致電熱線，再繼續操作。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Created</source>
        <translation>已建立</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>Handed over to another maker</source>
        <translation>已轉交另一輸入者</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Opened for reading</source>
        <translation>已開啟查閱</translation>
    </message>
    <message>
        <source>Recalled by the maker</source>
        <translation>輸入者已收回</translation>
    </message>
    <message>
        <source>Passed to the checker</source>
        <translation>已交核對者</translation>
    </message>
    <message>
        <source>Taken for checking</source>
        <translation>核對者已取件</translation>
    </message>
    <message>
        <source>Given back unchecked</source>
        <translation>核對者已放回，未作決定</translation>
    </message>
    <message>
        <source>Time for checking ran out</source>
        <translation>核對時間已過</translation>
    </message>
    <message>
        <source>Approved by a checker</source>
        <translation>核對者已批准</translation>
    </message>
    <message>
        <source>Passed on to the next checker</source>
        <translation>已轉交下一核對者</translation>
    </message>
    <message>
        <source>Returned to the maker</source>
        <translation>已退回輸入者</translation>
    </message>
    <message>
        <source>Declined by a checker</source>
        <translation>核對者已拒絕</translation>
    </message>
    <message>
        <source>Checking delegated</source>
        <translation>已委託他人核對</translation>
    </message>
    <message>
        <source>Checkers reminded</source>
        <translation>已提示核對者</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>已上報</translation>
    </message>
    <message>
        <source>Returned by the system: no longer valid</source>
        <translation>系統退回：已不再有效</translation>
    </message>
    <message>
        <source>Fields typed again: they agree</source>
        <translation>重新輸入欄位：相符</translation>
    </message>
    <message>
        <source>Fields typed again: they differ</source>
        <translation>重新輸入欄位：不相符</translation>
    </message>
    <message>
        <source>Sending to the clearing house</source>
        <translation>正送交結算所</translation>
    </message>
    <message>
        <source>Sent to the clearing house once more</source>
        <translation>已再次送交結算所</translation>
    </message>
    <message>
        <source>Submitted to the clearing house</source>
        <translation>已遞交結算所</translation>
    </message>
    <message>
        <source>Not accepted by the clearing house</source>
        <translation>結算所不接納</translation>
    </message>
    <message>
        <source>Received by the clearing house</source>
        <translation>結算所已接收</translation>
    </message>
    <message>
        <source>Being processed by the clearing house</source>
        <translation>結算所處理中</translation>
    </message>
    <message>
        <source>The clearing house asked for information</source>
        <translation>結算所要求補充資料</translation>
    </message>
    <message>
        <source>The answer did not come in time</source>
        <translation>逾期未回覆</translation>
    </message>
    <message>
        <source>Answered by the maker</source>
        <translation>輸入者已回覆</translation>
    </message>
    <message>
        <source>Answer approved and sent</source>
        <translation>回覆已批准並送出</translation>
    </message>
    <message>
        <source>Decided by the clearing house</source>
        <translation>結算所已作決定</translation>
    </message>
    <message>
        <source>Carried out by the clearing house</source>
        <translation>結算所已執行</translation>
    </message>
    <message>
        <source>Cancellation asked for</source>
        <translation>已申請取消</translation>
    </message>
    <message>
        <source>Cancellation approved by a checker</source>
        <translation>核對者已批准取消</translation>
    </message>
    <message>
        <source>Cancellation refused by a checker</source>
        <translation>核對者不批准取消</translation>
    </message>
    <message>
        <source>Cancelled by the clearing house</source>
        <translation>結算所已取消</translation>
    </message>
    <message>
        <source>Cancellation refused by the clearing house</source>
        <translation>結算所不批准取消</translation>
    </message>
    <message>
        <source>Direct Clearing Participant</source>
        <translation>直接結算參與者</translation>
    </message>
    <message>
        <source>General Clearing Participant</source>
        <translation>全面結算參與者</translation>
    </message>
    <message>
        <source>Clearing Agency Participant</source>
        <translation>結算機構參與者</translation>
    </message>
    <message>
        <source>Custodian Participant</source>
        <translation>託管商參與者</translation>
    </message>
    <message>
        <source>Stock Lender Participant</source>
        <translation>貸股人參與者</translation>
    </message>
    <message>
        <source>Stock Pledgee Participant</source>
        <translation>股份承押人參與者</translation>
    </message>
    <message>
        <source>Investor Participant</source>
        <translation>投資者戶口持有人</translation>
    </message>
    <message>
        <source>China Connect Clearing Participant</source>
        <translation>中華通結算參與者</translation>
    </message>
    <message>
        <source>Exchange Participant</source>
        <translation>交易所參與者</translation>
    </message>
    <message>
        <source>Settlement and depository</source>
        <translation>交收及存管</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>會員管理</translation>
    </message>
    <message>
        <source>Technical set-up</source>
        <translation>技術設置</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>活動</translation>
    </message>
    <message>
        <source>HKSCC</source>
        <translation>香港結算</translation>
    </message>
    <message>
        <source>SEOCH</source>
        <translation>期權結算所</translation>
    </message>
    <message>
        <source>HKCC</source>
        <translation>期貨結算公司</translation>
    </message>
    <message>
        <source>HKCAS</source>
        <translation>香港證券兌換代理服務有限公司</translation>
    </message>
    <message>
        <source>SEHK</source>
        <translation>聯交所</translation>
    </message>
    <message>
        <source>HKEX</source>
        <translation>香港交易所</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Pending checker</source>
        <translation>待核對</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Being submitted</source>
        <translation>遞交中</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已遞交</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>處理中</translation>
    </message>
    <message>
        <source>Information requested</source>
        <translation>待補資料</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已批准</translation>
    </message>
    <message>
        <source>Partly approved</source>
        <translation>部分批准</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>已拒絕</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Effective</source>
        <translation>已生效</translation>
    </message>
    <message>
        <source>Withdrawn before submission</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Declined by the checker</source>
        <translation>核對者已拒絕</translation>
    </message>
    <message>
        <source>Cancellation requested</source>
        <translation>申請取消中</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The request was changed.</source>
        <translation>申請已更改。</translation>
    </message>
    <message>
        <source>The request was passed to the checker.</source>
        <translation>申請已交核對者。</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>草稿已捨棄。</translation>
    </message>
    <message>
        <source>You have the request open for checking.</source>
        <translation>你正在核對此申請。</translation>
    </message>
    <message>
        <source>The request was given back.</source>
        <translation>申請已放回。</translation>
    </message>
    <message>
        <source>The request was opened.</source>
        <translation>申請已開啟。</translation>
    </message>
    <message>
        <source>Your approval was recorded.</source>
        <translation>已記錄你的批准。</translation>
    </message>
    <message>
        <source>The request went back to the maker.</source>
        <translation>申請已退回輸入者。</translation>
    </message>
    <message>
        <source>The request was declined.</source>
        <translation>申請已拒絕。</translation>
    </message>
    <message>
        <source>The request was recalled. You find it among your drafts.</source>
        <translation>申請已收回，可在草稿中找到。</translation>
    </message>
    <message>
        <source>The request was withdrawn.</source>
        <translation>申請已撤回。</translation>
    </message>
    <message>
        <source>Your answer was saved. A checker must approve it before it is sent.</source>
        <translation>回覆已儲存，須經核對者批准才會送出。</translation>
    </message>
    <message>
        <source>The answer was sent to the clearing house.</source>
        <translation>回覆已送交結算所。</translation>
    </message>
    <message>
        <source>The request has lapsed.</source>
        <translation>申請已逾期。</translation>
    </message>
    <message>
        <source>The request is no longer valid and went back to the maker.</source>
        <translation>申請已不再有效，現已退回輸入者。</translation>
    </message>
    <message>
        <source>The request was submitted to the clearing house.</source>
        <translation>申請已遞交結算所。</translation>
    </message>
    <message>
        <source>The clearing house did not accept the request; it went back to the maker.</source>
        <translation>結算所不接納申請，現已退回輸入者。</translation>
    </message>
    <message>
        <source>The clearing house has received the request.</source>
        <translation>結算所已接收申請。</translation>
    </message>
    <message>
        <source>The clearing house is processing the request.</source>
        <translation>結算所正處理申請。</translation>
    </message>
    <message>
        <source>The clearing house asks for information.</source>
        <translation>結算所要求補充資料。</translation>
    </message>
    <message>
        <source>The clearing house did not get an answer in time.</source>
        <translation>結算所未有如期收到回覆。</translation>
    </message>
    <message>
        <source>The clearing house has decided.</source>
        <translation>結算所已作決定。</translation>
    </message>
    <message>
        <source>The clearing house has carried out the request.</source>
        <translation>結算所已執行申請。</translation>
    </message>
    <message>
        <source>This is not possible in the present state of the request.</source>
        <translation>以申請目前的狀態，不能執行此操作。</translation>
    </message>
    <message>
        <source>You do not have the right to do this. Ask your administrator.</source>
        <translation>你沒有這項權限，請聯絡管理人士。</translation>
    </message>
    <message>
        <source>You edited this request, so you may not check it.</source>
        <translation>你曾編輯此申請，不可核對。</translation>
    </message>
    <message>
        <source>You have approved this request already; another checker must approve it.</source>
        <translation>你已批准此申請，須由另一位核對者批准。</translation>
    </message>
    <message>
        <source>Another checker has this request open.</source>
        <translation>另一位核對者正在處理此申請。</translation>
    </message>
    <message>
        <source>The request must be taken for checking first.</source>
        <translation>須先取件才可核對。</translation>
    </message>
    <message>
        <source>The request has changed since you opened it. Open it again.</source>
        <translation>你開啟後申請已有更改，請重新開啟。</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>輸入者</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>核對者</translation>
    </message>
    <message>
        <source>Second checker</source>
        <translation>第二核對者</translation>
    </message>
    <message>
        <source>Clearing house</source>
        <translation>結算所</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>錯誤</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查閱者</translation>
    </message>
    <message>
        <source>Authorised signatory</source>
        <translation>獲授權簽署人士</translation>
    </message>
    <message>
        <source>Delegated Administrator</source>
        <translation>管理人士</translation>
    </message>
    <message>
        <source>1 checker</source>
        <translation>1 名核對者</translation>
    </message>
    <message>
        <source>%1 different checkers</source>
        <translation>%1 名不同的核對者</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系統</translation>
    </message>
    <message>
        <source>deadline passed</source>
        <translation>已過截止時間</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>尚餘 %1 分鐘</translation>
    </message>
    <message>
        <source>%1 h %2 min left</source>
        <translation>尚餘 %1 小時 %2 分鐘</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>尚餘 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Pending second checker</source>
        <translation>待第二核對</translation>
    </message>
</context>
<context>
    <name>eforms::ui::DecisionPanel</name>
    <message>
        <source>I have checked this request.</source>
        <translation>本人已核對此申請。</translation>
    </message>
    <message>
        <source>Your password, once more</source>
        <translation>請再次輸入你的密碼</translation>
    </message>
    <message>
        <source>Code that your authenticator app shows now</source>
        <translation>驗證應用程式現時顯示的驗證碼</translation>
    </message>
    <message>
        <source>Answer to the clearing house</source>
        <translation>給結算所的回覆</translation>
    </message>
    <message>
        <source>Reason (the maker reads it)</source>
        <translation>原因（輸入者會看到）</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>繼續查閱</translation>
    </message>
    <message>
        <source>Approve this request?</source>
        <translation>批准此申請？</translation>
    </message>
    <message>
        <source>Return this request to the maker?</source>
        <translation>將此申請退回輸入者？</translation>
    </message>
    <message>
        <source>Decline this request?</source>
        <translation>拒絕此申請？</translation>
    </message>
    <message>
        <source>Recall this request?</source>
        <translation>收回此申請？</translation>
    </message>
    <message>
        <source>Withdraw this request?</source>
        <translation>撤回此申請？</translation>
    </message>
    <message>
        <source>Answer the question of the clearing house</source>
        <translation>回覆結算所查詢</translation>
    </message>
    <message>
        <source>Send this answer to the clearing house?</source>
        <translation>將此回覆送交結算所？</translation>
    </message>
    <message>
        <source>This is the last approval: the request is submitted to the clearing house at once.</source>
        <translation>這是最後一項批准：申請會立即遞交結算所。</translation>
    </message>
    <message>
        <source>After your approval a second, different checker must approve it before it is submitted.</source>
        <translation>你批准後，須由另一位核對者批准，申請才會遞交。</translation>
    </message>
    <message>
        <source>The maker can correct it and pass it on again. Approvals already given no longer count.</source>
        <translation>輸入者可更正後再交核對；已作的批准不再有效。</translation>
    </message>
    <message>
        <source>This is final: the request cannot be changed or passed on again.</source>
        <translation>此決定不可更改：申請不能再修改或再交核對。</translation>
    </message>
    <message>
        <source>It becomes your draft again. Approvals already given no longer count.</source>
        <translation>申請會變回你的草稿；已作的批准不再有效。</translation>
    </message>
    <message>
        <source>This is final: the request is not submitted.</source>
        <translation>此決定不可更改：申請將不會遞交。</translation>
    </message>
    <message>
        <source>A checker must approve the answer before it is sent.</source>
        <translation>回覆須經核對者批准才會送出。</translation>
    </message>
    <message>
        <source>Approve request</source>
        <translation>批准申請</translation>
    </message>
    <message>
        <source>Return request</source>
        <translation>退回申請</translation>
    </message>
    <message>
        <source>Decline request</source>
        <translation>拒絕申請</translation>
    </message>
    <message>
        <source>Recall request</source>
        <translation>收回申請</translation>
    </message>
    <message>
        <source>Withdraw request</source>
        <translation>撤回申請</translation>
    </message>
    <message>
        <source>Save answer for checking</source>
        <translation>儲存回覆以待核對</translation>
    </message>
    <message>
        <source>Approve and send answer</source>
        <translation>批准並送出回覆</translation>
    </message>
    <message>
        <source>After the cut-off (%1): I accept that it may be processed on the next business day.</source>
        <translation>已過截止時間（%1）：本人接受申請或於下一營業日處理。</translation>
    </message>
    <message>
        <source>%1 of %2 characters, at least %3</source>
        <translation>%1／%2 字，最少 %3 字</translation>
    </message>
</context>
<context>
    <name>eforms::ui::DraftsPage</name>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Drafts save themselves, sealed on this computer. A draft untouched for 30 days lapses.</source>
        <translation>草稿會自動加密儲存在本電腦。30 日沒有改動的草稿會逾期。</translation>
    </message>
    <message>
        <source>No drafts. Start one under E-services.</source>
        <translation>沒有草稿。可在「電子化服務」開始填寫。</translation>
    </message>
    <message>
        <source>Go on with this draft</source>
        <translation>繼續填寫</translation>
    </message>
    <message>
        <source>Discard draft …</source>
        <translation>捨棄草稿…</translation>
    </message>
    <message>
        <source>Draft %1</source>
        <translation>草稿 %1</translation>
    </message>
    <message>
        <source>begun %1</source>
        <translation>開始於 %1</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>儲存於 %1</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不獲接納</translation>
    </message>
    <message>
        <source>Confirmed here; it is sent to the checker by itself as soon as there is a connection.</source>
        <translation>已在本電腦確認；一有連線便會自動送交核對者。</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待送出</translation>
    </message>
    <message>
        <source>Passed to the checker</source>
        <translation>已交核對者</translation>
    </message>
    <message>
        <source>Being typed</source>
        <translation>填寫中</translation>
    </message>
    <message>
        <source>Discard this draft for good? Everything typed into it is deleted from this computer.</source>
        <translation>永久捨棄此草稿？已輸入的內容會從本電腦刪除。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>捨棄草稿</translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation>保留草稿</translation>
    </message>
</context>
<context>
    <name>eforms::ui::FormPage</name>
    <message>
        <source>Sections of the form</source>
        <translation>表格各部分</translation>
    </message>
    <message>
        <source>Pass to the checker?</source>
        <translation>交核對者？</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>繼續編輯</translation>
    </message>
    <message>
        <source>Pass to checker</source>
        <translation>交核對者</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>儲存並關閉</translation>
    </message>
    <message>
        <source>Discard draft …</source>
        <translation>捨棄草稿…</translation>
    </message>
    <message>
        <source>Review and pass to checker</source>
        <translation>檢查並交核對者</translation>
    </message>
    <message>
        <source>Ctrl+Page Up / Page Down: section
Ctrl+Z: undo</source>
        <translation>Ctrl+Page Up／Page Down：轉換部分
Ctrl+Z：復原</translation>
    </message>
    <message>
        <source>%1, %2 problems</source>
        <translation>%1，%2 個問題</translation>
    </message>
    <message>
        <source>Returned by %1, %2: %3</source>
        <translation>由 %1 於 %2 退回：%3</translation>
    </message>
    <message>
        <source>Deadline %1 · %2</source>
        <translation>截止時間 %1 · %2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已儲存 %1</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在儲存…</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未能儲存</translation>
    </message>
    <message>
        <source>Approvals needed: %1</source>
        <translation>所需批准：%1</translation>
    </message>
    <message>
        <source>Attachments: %1</source>
        <translation>附件：%1</translation>
    </message>
    <message>
        <source>Acting for: %1</source>
        <translation>代表：%1</translation>
    </message>
    <message>
        <source>Draft ID: %1</source>
        <translation>草稿編號：%1</translation>
    </message>
    <message>
        <source>Form version: %1</source>
        <translation>表格版本：%1</translation>
    </message>
    <message>
        <source>The request goes to the checkers of %1. It needs %2, none of whom may have edited it.</source>
        <translation>申請會送交 %1 的核對者，須經%2批准，核對者不可曾編輯此申請。</translation>
    </message>
    <message>
        <source>While it is being checked you cannot change it; you can recall it as long as nobody has it open.</source>
        <translation>核對期間不能修改；如未有核對者開啟，你可以收回申請。</translation>
    </message>
    <message>
        <source>You are offline: it is kept here and sent by itself as soon as there is a connection.</source>
        <translation>目前離線：申請會保存在本電腦，一有連線便自動送出。</translation>
    </message>
    <message>
        <source>After the cut-off (%1): I accept that it may be processed on the next business day.</source>
        <translation>已過截止時間（%1）：本人接受申請或於下一營業日處理。</translation>
    </message>
    <message>
        <source>Discard this draft for good? Everything typed into it is deleted from this computer.</source>
        <translation>永久捨棄此草稿？已輸入的內容會從本電腦刪除。</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>捨棄草稿</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>From the earlier version of this form, kept with the draft but not passed on: %1</source>
        <translation>來自此表格的舊版本，與草稿一併保留但不會遞交：%1</translation>
    </message>
</context>
<context>
    <name>eforms::ui::HomePage</name>
    <message>
        <source>Good day, %1</source>
        <translation>你好，%1</translation>
    </message>
    <message>
        <source>Your last sign-in: %1. If that was not you, tell your administrator.</source>
        <translation>閣下最後一次登入：%1。如非閣下本人登入，請通知管理人士。</translation>
    </message>
    <message>
        <source>This is your first sign-in.</source>
        <translation>這是閣下首次登入。</translation>
    </message>
    <message>
        <source>My tasks</source>
        <translation>我的待辦</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Deadlines today</source>
        <translation>今天的截止時間</translation>
    </message>
    <message>
        <source>Latest activity</source>
        <translation>最近動態</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>沒有待你處理的事項。</translation>
    </message>
    <message>
        <source>Nothing of yours waits for somebody else.</source>
        <translation>沒有等待他人處理的事項。</translation>
    </message>
    <message>
        <source>No deadline today.</source>
        <translation>今天沒有截止時間。</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Start an e-service to see it here.</source>
        <translation>暫無動態。開始一項電子化服務後會在此顯示。</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
</context>
<context>
    <name>eforms::ui::InboxPage</name>
    <message>
        <source>Inbox</source>
        <translation>收件匣</translation>
    </message>
    <message>
        <source>Search in the inbox</source>
        <translation>在收件匣搜尋</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>申請</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開啟</translation>
    </message>
    <message>
        <source>My turn</source>
        <translation>輪到我處理</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已結束</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Nothing here fits “%1”.</source>
        <translation>沒有符合「%1」的申請。</translation>
    </message>
    <message>
        <source>Requests are being fetched …</source>
        <translation>正在下載申請…</translation>
    </message>
    <message>
        <source>No request is kept on this computer. They come as soon as there is a connection.</source>
        <translation>本電腦沒有保存申請；一有連線便會下載。</translation>
    </message>
    <message>
        <source>There are no requests yet. Start an e-service to make the first one.</source>
        <translation>暫無申請。可在「電子化服務」開始第一份申請。</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>沒有待你處理的事項。</translation>
    </message>
    <message>
        <source>Nothing waits for somebody else.</source>
        <translation>沒有等待他人處理的申請。</translation>
    </message>
    <message>
        <source>Nothing is finished yet.</source>
        <translation>暫無已結束的申請。</translation>
    </message>
    <message>
        <source>Choose a request</source>
        <translation>請選擇申請</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>參考編號：%1</translation>
    </message>
    <message>
        <source>Request type: %1</source>
        <translation>申請類別：%1</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Deadline: %1</source>
        <translation>截止時間：%1</translation>
    </message>
    <message>
        <source>Maker: %1</source>
        <translation>輸入者：%1</translation>
    </message>
    <message>
        <source>Approvals: %1 of %2</source>
        <translation>批准：%1／%2</translation>
    </message>
    <message>
        <source>Being checked by %1</source>
        <translation>%1 正在核對</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>備註：%1</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>查詢：%1</translation>
    </message>
    <message>
        <source>Updated: %1</source>
        <translation>更新：%1</translation>
    </message>
</context>
<context>
    <name>eforms::ui::InboxWords</name>
    <message>
        <source>Reference</source>
        <translation>參考編號</translation>
    </message>
    <message>
        <source>E-service</source>
        <translation>電子化服務</translation>
    </message>
    <message>
        <source>Request type</source>
        <translation>申請類別</translation>
    </message>
    <message>
        <source>Key facts</source>
        <translation>要點</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>輸入者</translation>
    </message>
    <message>
        <source>State</source>
        <translation>狀態</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>截止時間</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>eforms::ui::MainWindow</name>
    <message>
        <source>Client Portal – TRAINING MODE</source>
        <translation>客戶平台 – 訓練模式</translation>
    </message>
    <message>
        <source>Client Portal</source>
        <translation>客戶平台</translation>
    </message>
</context>
<context>
    <name>eforms::ui::MessageBanner</name>
    <message>
        <source>Reference for the hotline 2979 7111: %1</source>
        <translation>致電熱線 2979 7111 時請提供編號：%1</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>隱藏此訊息</translation>
    </message>
</context>
<context>
    <name>eforms::ui::NewerVersionPage</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>There is a newer version of this form</source>
        <translation>此表格已有新版本</translation>
    </message>
    <message>
        <source>What becomes of your draft</source>
        <translation>草稿的變動</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>變動</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>欄位</translation>
    </message>
    <message>
        <source>In your draft</source>
        <translation>草稿內容</translation>
    </message>
    <message>
        <source>In the newer version</source>
        <translation>新版本內容</translation>
    </message>
    <message>
        <source>Use the newer version</source>
        <translation>使用新版本</translation>
    </message>
    <message>
        <source>Keep the present version</source>
        <translation>保留現有版本</translation>
    </message>
    <message>
        <source>Back to the drafts</source>
        <translation>返回草稿</translation>
    </message>
    <message>
        <source>“%1” was begun with version %2; version %3 is now in use.</source>
        <translation>「%1」以第%2版開始填寫；現時使用第%3版。</translation>
    </message>
    <message>
        <source>The present version is no longer accepted; the draft can only be passed on in the newer one.</source>
        <translation>現有版本已不獲接納；草稿只可以新版本送交核對。</translation>
    </message>
    <message>
        <source>The present version is accepted until %1.</source>
        <translation>現有版本獲接納至%1。</translation>
    </message>
    <message>
        <source>All values of the draft stay as they are.</source>
        <translation>草稿的所有資料維持不變。</translation>
    </message>
    <message>
        <source>All values stay as they are, except those below. Nothing is lost: what has no place any more is kept beside the draft.</source>
        <translation>除下列各項外，所有資料維持不變。資料不會遺失：新版本沒有的欄位，其內容會與草稿一併保留。</translation>
    </message>
    <message>
        <source>Moves to another field</source>
        <translation>移至另一欄位</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Is new; look whether it is right</source>
        <translation>新增；請核對是否正確</translation>
    </message>
    <message>
        <source>Has no place; kept beside the draft</source>
        <translation>沒有對應欄位；與草稿一併保留</translation>
    </message>
</context>
<context>
    <name>eforms::ui::PreviewWindow</name>
    <message>
        <source>Problems (%1)</source>
        <translation>問題（%1）</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>錯誤：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>檢查結果（%1）</translation>
    </message>
    <message>
        <source>What should be put right in the files</source>
        <translation>檔案中須更正之處</translation>
    </message>
    <message>
        <source>The files cannot be loaded; shown is the form as it was before. %1</source>
        <translation>無法載入檔案，現顯示先前的表格。%1</translation>
    </message>
    <message>
        <source>The files cannot be loaded. %1</source>
        <translation>無法載入檔案。%1</translation>
    </message>
    <message>
        <source>Preview: %1</source>
        <translation>預覽：%1</translation>
    </message>
    <message>
        <source>Read at %1</source>
        <translation>讀取時間：%1</translation>
    </message>
    <message>
        <source>Show all problems</source>
        <translation>顯示所有問題</translation>
    </message>
    <message>
        <source>Sections of the form</source>
        <translation>表格各部分</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>資料</translation>
    </message>
</context>
<context>
    <name>eforms::ui::Rail</name>
    <message>
        <source>Home</source>
        <translation>主頁</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件匣</translation>
    </message>
    <message>
        <source>E-services</source>
        <translation>電子化服務</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
</context>
<context>
    <name>eforms::ui::RailButton</name>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1，%2 項待處理</translation>
    </message>
</context>
<context>
    <name>eforms::ui::ReviewFacts</name>
    <message>
        <source>Approvals: %1 of %2</source>
        <translation>批准：%1／%2</translation>
    </message>
    <message>
        <source>Reference: %1</source>
        <translation>參考編號：%1</translation>
    </message>
    <message>
        <source>At the clearing house: %1</source>
        <translation>結算所階段：%1</translation>
    </message>
    <message>
        <source>Next step: %1</source>
        <translation>下一步：%1</translation>
    </message>
    <message>
        <source>Maker: %1</source>
        <translation>輸入者：%1</translation>
    </message>
    <message>
        <source>Deadline: %1</source>
        <translation>截止時間：%1</translation>
    </message>
    <message>
        <source>Open for checking by you until %1</source>
        <translation>你正在核對，直至 %1</translation>
    </message>
    <message>
        <source>Open for checking by %1 until %2</source>
        <translation>%1 正在核對，直至 %2</translation>
    </message>
    <message>
        <source>Remark: %1</source>
        <translation>備註：%1</translation>
    </message>
    <message>
        <source>After the cut-off (%1); it may be processed on the next business day.</source>
        <translation>已過截止時間（%1），或於下一營業日處理。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>第 %1 項：%2</translation>
    </message>
    <message>
        <source>The clearing house asks: %1</source>
        <translation>結算所查詢：%1</translation>
    </message>
    <message>
        <source>Answer by %1</source>
        <translation>須於 %1 或之前回覆</translation>
    </message>
    <message>
        <source>Answer sent: %1</source>
        <translation>已送出的回覆：%1</translation>
    </message>
    <message>
        <source>Answer to be approved: %1</source>
        <translation>待批准的回覆：%1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>歷程</translation>
    </message>
    <message>
        <source>The history is fetched from the server when there is a connection.</source>
        <translation>有連線時會從伺服器下載歷程。</translation>
    </message>
    <message>
        <source>The trail is damaged from entry %1 on. Tell the hotline before you decide.</source>
        <translation>跟蹤紀錄由第 %1 項起已損毀，作決定前請通知熱線。</translation>
    </message>
    <message>
        <source>Trail verified: complete and unchanged</source>
        <translation>跟蹤紀錄已核實：完整且未經更改</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Save attachment %1</source>
        <translation>儲存附件 %1</translation>
    </message>
</context>
<context>
    <name>eforms::ui::ReviewPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>另存為 PDF…</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒絕</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回覆查詢</translation>
    </message>
    <message>
        <source>Approve answer</source>
        <translation>批准回覆</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>正在查詢伺服器…</translation>
    </message>
    <message>
        <source>Decisions need a connection; nothing is decided offline.</source>
        <translation>作決定須有連線；離線時不會作出任何決定。</translation>
    </message>
    <message>
        <source>%1 has this request open for checking until %2.</source>
        <translation>%1 正在核對此申請，直至 %2。</translation>
    </message>
    <message>
        <source>Writing the PDF …</source>
        <translation>正在製作 PDF…</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已儲存為 %1</translation>
    </message>
</context>
<context>
    <name>eforms::ui::SearchBox</name>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>搜尋（Ctrl+K）</translation>
    </message>
    <message>
        <source>Search e-services and requests</source>
        <translation>搜尋電子化服務及申請</translation>
    </message>
    <message>
        <source>Results of the search</source>
        <translation>搜尋結果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>沒有結果</translation>
    </message>
    <message>
        <source>New: %1. %2</source>
        <translation>新申請：%1. %2</translation>
    </message>
</context>
<context>
    <name>eforms::ui::ServicesPage</name>
    <message>
        <source>E-services</source>
        <translation>電子化服務</translation>
    </message>
    <message>
        <source>Search number or title</source>
        <translation>搜尋編號或名稱</translation>
    </message>
    <message>
        <source>Start this e-service</source>
        <translation>開始填寫</translation>
    </message>
    <message>
        <source>Not yet available</source>
        <translation>尚未推出</translation>
    </message>
    <message>
        <source>You do not have the right to make this request. Ask your administrator.</source>
        <translation>你沒有輸入此申請的權限，請聯絡管理人士。</translation>
    </message>
    <message>
        <source>Open 24 hours</source>
        <translation>24 小時</translation>
    </message>
    <message>
        <source>Hours %1–%2</source>
        <translation>服務時間 %1–%2</translation>
    </message>
    <message>
        <source>No right</source>
        <translation>沒有權限</translation>
    </message>
    <message>
        <source>The e-services are being fetched …</source>
        <translation>正在下載電子化服務…</translation>
    </message>
    <message>
        <source>No e-service fits “%1”.</source>
        <translation>沒有符合「%1」的電子化服務。</translation>
    </message>
    <message>
        <source>Choose an e-service</source>
        <translation>請選擇電子化服務</translation>
    </message>
</context>
<context>
    <name>eforms::ui::SignInPage</name>
    <message>
        <source>Client Portal</source>
        <translation>客戶平台</translation>
    </message>
    <message>
        <source>E-services for clearing participants</source>
        <translation>結算參與者電子化服務</translation>
    </message>
    <message>
        <source>User name (e-mail address)</source>
        <translation>用戶名稱（電郵地址）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密碼</translation>
    </message>
    <message>
        <source>One-time code (6 digits)</source>
        <translation>一次性密碼（6 位數字）</translation>
    </message>
    <message>
        <source>Enter the one-time code</source>
        <translation>輸入一次性密碼</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>離線工作</translation>
    </message>
    <message>
        <source>Write drafts with what is kept on this computer. Nothing is sent until you sign in.</source>
        <translation>以本電腦保存的資料填寫草稿；登入前不會送出任何資料。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Opening what is kept on this computer …</source>
        <translation>正在開啟本電腦保存的資料…</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>伺服器：%1</translation>
    </message>
    <message>
        <source>Show the password (Alt+P)</source>
        <translation>顯示密碼（Alt+P）</translation>
    </message>
    <message>
        <source>Hide the password (Alt+P)</source>
        <translation>隱藏密碼（Alt+P）</translation>
    </message>
    <message>
        <source>Open your authenticator app and type the code it shows now.</source>
        <translation>請開啟驗證應用程式，輸入現時顯示的驗證碼。</translation>
    </message>
    <message>
        <source>We sent a code to %1. Type it here.</source>
        <translation>驗證碼已發送至 %1，請在此輸入。</translation>
    </message>
    <message>
        <source>Maintenance until Sunday 00:00: you can work on drafts, but nothing can be submitted or approved.</source>
        <translation>系統維護至星期日 00:00：可填寫草稿，但不能遞交或批准。</translation>
    </message>
    <message>
        <source>The code has expired; ask for a new one.</source>
        <translation>驗證碼已過期，請重新索取。</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>Send a new code (in %1 s)</source>
        <translation>重新發送驗證碼（%1 秒後）</translation>
    </message>
    <message>
        <source>Send a new code</source>
        <translation>重新發送驗證碼</translation>
    </message>
    <message>
        <source>Training server on this computer</source>
        <translation>本電腦上的訓練伺服器</translation>
    </message>
</context>
<context>
    <name>eforms::ui::StatusLine</name>
    <message>
        <source>TRAINING MODE</source>
        <translation>訓練模式 TRAINING</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) not accepted: see Drafts</source>
        <translation>
            <numerusform>%n 份申請不獲接納：請查看草稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) waiting to be sent</source>
        <translation>
            <numerusform>待送出 %n 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>沒有待送出的項目</translation>
    </message>
    <message>
        <source>Next deadline %1 (%2): %3</source>
        <translation>下一個截止時間 %1（%2）：%3</translation>
    </message>
</context>
<context>
    <name>eforms::ui::TopBar</name>
    <message>
        <source>Client Portal</source>
        <translation>客戶平台</translation>
    </message>
    <message>
        <source>Acting for</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>The participant you act for now</source>
        <translation>你現時代表的參與者</translation>
    </message>
    <message>
        <source>Account of %1</source>
        <translation>%1 的戶口</translation>
    </message>
    <message>
        <source>Last sign-in %1</source>
        <translation>最後一次登入 %1</translation>
    </message>
    <message>
        <source>This is your first sign-in</source>
        <translation>這是首次登入</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外觀</translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation>跟隨電腦設定</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>淺色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高對比</translation>
    </message>
    <message>
        <source>Close and sign in</source>
        <translation>關閉並登入</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>登出</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在連線…</translation>
    </message>
    <message>
        <source>Synchronised %1</source>
        <translation>已同步 %1</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在傳送…</translation>
    </message>
    <message>
        <source>Offline, you can go on working</source>
        <translation>離線，可繼續工作</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>需要登入</translation>
    </message>
    <message>
        <source>Not the portal’s server</source>
        <translation>回應並非來自平台</translation>
    </message>
    <message>
        <source>Server not verified</source>
        <translation>未能核實伺服器</translation>
    </message>
    <message>
        <source>Sign in at the server</source>
        <translation>登入伺服器</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>立即同步</translation>
    </message>
</context>
<context>
    <name>eforms::ui::TrainingPanel</name>
    <message>
        <source>Training aids</source>
        <translation>訓練工具</translation>
    </message>
    <message>
        <source>These exist in training mode only: nothing here leaves this computer.</source>
        <translation>只在訓練模式出現：資料不會離開本電腦。</translation>
    </message>
    <message>
        <source>Who can sign in</source>
        <translation>可登入的人員</translation>
    </message>
    <message>
        <source>Fill in user name and password</source>
        <translation>填入用戶名稱及密碼</translation>
    </message>
    <message>
        <source>Authenticator app</source>
        <translation>驗證應用程式</translation>
    </message>
    <message>
        <source>Mailbox, newest first</source>
        <translation>郵箱（最新在先）</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>複製驗證碼</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>尚餘 %1 秒</translation>
    </message>
    <message>
        <source>Show mailbox and authenticator app</source>
        <translation>顯示郵箱及驗證應用程式</translation>
    </message>
    <message>
        <source>Hide the training aids</source>
        <translation>隱藏訓練工具</translation>
    </message>
</context>
<context>
    <name>eforms::ui::Workspace</name>
    <message>
        <source>Opening …</source>
        <translation>正在開啟…</translation>
    </message>
    <message>
        <source>The draft was discarded.</source>
        <translation>草稿已捨棄。</translation>
    </message>
    <message>
        <source>Kept on this computer; it goes to the checker as soon as there is a connection.</source>
        <translation>已保存在本電腦；一有連線便會送交核對者。</translation>
    </message>
    <message>
        <source>The request was passed to the checker.</source>
        <translation>申請已交核對者。</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::AttachmentReferenceEditor</name>
    <message>
        <source>– attach a file first –</source>
        <translation>– 請先加入附件 –</translation>
    </message>
    <message>
        <source>– choose a file –</source>
        <translation>– 請選擇檔案 –</translation>
    </message>
    <message>
        <source>(file removed)</source>
        <translation>（檔案已移除）</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::AttachmentsEditor</name>
    <message>
        <source>Add files…</source>
        <translation>加入檔案…</translation>
    </message>
    <message>
        <source>%1; up to %2 each</source>
        <translation>%1；每個最大 %2</translation>
    </message>
    <message>
        <source>No files attached</source>
        <translation>沒有附件</translation>
    </message>
    <message>
        <source>Drop files here, or press the button below.</source>
        <translation>將檔案拖放到此處，或按下面的按鈕。</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::CalendarPopup</name>
    <message>
        <source>Calendar</source>
        <translation>日曆</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::CategoriesPane</name>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n problem(s)</source>
        <translation>
            <numerusform>%1，%n 個問題</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::CellDelegate</name>
    <message>
        <source>%1, line %2, required</source>
        <translation>%1，第 %2 項，必填</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 項</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::CheckListEditor</name>
    <message>
        <source>Type to search</source>
        <translation>輸入以搜尋</translation>
    </message>
    <message>
        <source>%1: search</source>
        <translation>%1：搜尋</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>未選擇</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>已選：%1</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ChoiceEditor</name>
    <message>
        <source>– choose –</source>
        <translation>– 請選擇 –</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::DateEditor</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>YYYY-MM-DD</translation>
    </message>
    <message>
        <source>Open calendar</source>
        <translation>開啟月曆</translation>
    </message>
    <message>
        <source>Open calendar (Alt+Down)</source>
        <translation>開啟月曆（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::DateTimeEditor</name>
    <message>
        <source>YYYY-MM-DD HH:MM</source>
        <translation>YYYY-MM-DD HH:MM</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::DayCalendar</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 – business day</source>
        <translation>%1 – 營業日</translation>
    </message>
    <message>
        <source>%1 – morning only, no settlement</source>
        <translation>%1 – 只設早市，不進行交收</translation>
    </message>
    <message>
        <source>%1 – not a business day</source>
        <translation>%1 – 非營業日</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::FieldBlock</name>
    <message>
        <source>Prefilled</source>
        <translation>已預填</translation>
    </message>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>唯讀</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::FormBody</name>
    <message>
        <source>This part of the form cannot be shown (%1).</source>
        <translation>未能顯示表格此部分（%1）。</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::FormView</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::General</name>
    <message>
        <source>Please fill this in.</source>
        <translation>請填寫此欄。</translation>
    </message>
    <message>
        <source>This is not in the expected form.</source>
        <translation>格式不正確。</translation>
    </message>
    <message>
        <source>Please choose one of the values offered.</source>
        <translation>請從所列選項中選擇。</translation>
    </message>
    <message>
        <source>Must be at least %1.</source>
        <translation>不可少於 %1。</translation>
    </message>
    <message>
        <source>Must be at most %1.</source>
        <translation>不可多於 %1。</translation>
    </message>
    <message>
        <source>At least %1 characters, please.</source>
        <translation>請輸入最少 %1 個字元。</translation>
    </message>
    <message>
        <source>At most %1 characters, please.</source>
        <translation>最多 %1 個字元。</translation>
    </message>
    <message>
        <source>At least %1 lines are needed.</source>
        <translation>最少須有 %1 項。</translation>
    </message>
    <message>
        <source>At most %1 lines are possible.</source>
        <translation>最多 %1 項。</translation>
    </message>
    <message>
        <source>This is not known. Please check it.</source>
        <translation>找不到此資料，請檢查。</translation>
    </message>
    <message>
        <source>This file is no longer attached.</source>
        <translation>此檔案已不在附件中。</translation>
    </message>
    <message>
        <source>Please check this entry.</source>
        <translation>請檢查此項資料。</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 項</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 項：%3</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ImportDialog</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>編碼</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符號</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>匯入 %1</translation>
    </message>
    <message>
        <source>The first line holds headings</source>
        <translation>第一行是標題</translation>
    </message>
    <message>
        <source>Add behind the lines that are there</source>
        <translation>加到現有項目之後</translation>
    </message>
    <message>
        <source>Replace all lines</source>
        <translation>取代所有項目</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>匯入</translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation>檔案的欄</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>填入</translation>
    </message>
    <message>
        <source>Columns of the file and the fields they fill</source>
        <translation>檔案各欄及其填入的欄位</translation>
    </message>
    <message>
        <source>Lines to be imported</source>
        <translation>將匯入的項目</translation>
    </message>
    <message>
        <source>Big5 (Hong Kong)</source>
        <translation>大五碼（香港）</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗號</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分號</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>定位符號</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在讀取…</translation>
    </message>
    <message>
        <source>The file is too large to be imported.</source>
        <translation>檔案太大，無法匯入。</translation>
    </message>
    <message>
        <source>Old Excel files (.xls) and protected ones cannot be read. Save the file as .xlsx first.</source>
        <translation>無法讀取舊式 Excel 檔案（.xls）及受保護的檔案。請先另存為 .xlsx。</translation>
    </message>
    <message>
        <source>The file cannot be read. It may be damaged.</source>
        <translation>無法讀取檔案，檔案可能已損壞。</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>%1 欄</translation>
    </message>
    <message>
        <source>%1 goes to</source>
        <translation>%1 填入</translation>
    </message>
    <message>
        <source>(left out)</source>
        <translation>（不匯入）</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核對…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) in the file.</source>
        <translation>
            <numerusform>檔案有 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>No column goes to a field yet.</source>
        <translation>尚未有任何欄填入欄位。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) with problems; they can be imported and corrected in the form.</source>
        <translation>
            <numerusform>%n 行有問題；可先匯入，再在表格內更正。</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems found.</source>
        <translation>沒有發現問題。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will not fit: the table takes %1.</source>
        <translation>
            <numerusform>%n 項放不下：此表最多 %1 項。</numerusform>
        </translation>
    </message>
    <message>
        <source>Some characters could not be read; try another encoding.</source>
        <translation>部分字元無法讀取，請改用其他編碼。</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ImportPreview</name>
    <message>
        <source>Problems</source>
        <translation>問題</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ListDetailEditor</name>
    <message>
        <source>%1, required</source>
        <translation>%1，必填</translation>
    </message>
    <message>
        <source>Nothing yet. Press Add, or the Insert key in the list.</source>
        <translation>暫無項目。請按「新增」，或在清單內按 Insert 鍵。</translation>
    </message>
    <message>
        <source>Nothing entered</source>
        <translation>未有輸入</translation>
    </message>
    <message>
        <source>%1, has problems</source>
        <translation>%1，有問題</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::LookupEditor</name>
    <message>
        <source>Not in the list</source>
        <translation>不在名單內</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>最少 %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ProblemLabel</name>
    <message>
        <source>Error: %1</source>
        <translation>錯誤：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ProblemSummary</name>
    <message>
        <source>Error: %1: %2</source>
        <translation>錯誤：%1：%2</translation>
    </message>
    <message>
        <source>Warning: %1: %2</source>
        <translation>警告：%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) to look at</source>
        <translation>
            <numerusform>有 %n 個問題須處理</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ReviewView</name>
    <message>
        <source>empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Changed; was empty</source>
        <translation>已更改；原為空白</translation>
    </message>
    <message>
        <source>Changed; was: %1</source>
        <translation>已更改；原為：%1</translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>沒有項目</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>已刪除 %n 項</numerusform>
        </translation>
    </message>
    <message>
        <source>Not submitted, because other answers hide them:</source>
        <translation>因其他答案而不適用、不會遞交：</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>……另有 %n 項</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::Row</name>
    <message>
        <source>Line %1</source>
        <translation>第 %1 項</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::RowButtons</name>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::SearchableChoiceEditor</name>
    <message>
        <source>Type to search</source>
        <translation>輸入以搜尋</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableActions</name>
    <message>
        <source>Cut</source>
        <translation>剪下</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼上</translation>
    </message>
    <message>
        <source>Empty cells</source>
        <translation>清空儲存格</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填滿</translation>
    </message>
    <message>
        <source>Fill right</source>
        <translation>向右填滿</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>加入一項</translation>
    </message>
    <message>
        <source>Remove lines</source>
        <translation>刪除各項</translation>
    </message>
    <message>
        <source>Move line up</source>
        <translation>上移一項</translation>
    </message>
    <message>
        <source>Move line down</source>
        <translation>下移一項</translation>
    </message>
    <message>
        <source>Show smallest first</source>
        <translation>由小至大顯示</translation>
    </message>
    <message>
        <source>Show greatest first</source>
        <translation>由大至小顯示</translation>
    </message>
    <message>
        <source>Show in the form&apos;s order</source>
        <translation>按表格次序顯示</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableEditor</name>
    <message>
        <source>%1, table, required</source>
        <translation>%1，列表，必填</translation>
    </message>
    <message>
        <source>%1, table</source>
        <translation>%1，列表</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>加入一項</translation>
    </message>
    <message>
        <source>Duplicate line</source>
        <translation>複製此項</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>刪除此項</translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>沒有項目</translation>
    </message>
    <message>
        <source>%1 of at most %2 lines</source>
        <translation>%1 項，最多 %2 項</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 項</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: line %2 of %3</source>
        <translation>%1：第 %2 項，共 %3 項</translation>
    </message>
    <message>
        <source>No lines yet. Press the button below or the Insert key.</source>
        <translation>尚未有項目。請按下面的按鈕或 Insert 鍵。</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>匯入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>匯出…</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>問題（%1）</translation>
    </message>
    <message>
        <source>Only lines with problems (%1)</source>
        <translation>只顯示有問題的項目（%1）</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableFiles</name>
    <message>
        <source>Excel workbooks and CSV (*.xlsx *.csv *.txt)</source>
        <translation>Excel 活頁簿及 CSV (*.xlsx *.csv *.txt)</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 活頁簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>逗號分隔檔 (*.csv)</translation>
    </message>
    <message>
        <source>Import lines</source>
        <translation>匯入項目</translation>
    </message>
    <message>
        <source>Export lines</source>
        <translation>匯出項目</translation>
    </message>
    <message>
        <source>The lines were written to %1.</source>
        <translation>項目已寫入 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>無法寫入 %1。</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableModel</name>
    <message>
        <source>%1 (was empty)</source>
        <translation>%1（原為空白）</translation>
    </message>
    <message>
        <source>%1 (was %2)</source>
        <translation>%1（原為 %2）</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>This line has problems.</source>
        <translation>此項有問題。</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>第 %1 項</translation>
    </message>
    <message>
        <source>Line %1, has problems</source>
        <translation>第 %1 項，有問題</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableNotice</name>
    <message numerus="yes">
        <source>%n line(s) pasted.</source>
        <translation>
            <numerusform>已貼上 %n 項。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) emptied.</source>
        <translation>
            <numerusform>已清空 %n 格。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) filled.</source>
        <translation>
            <numerusform>已填滿 %n 格。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed.</source>
        <translation>
            <numerusform>已刪除 %n 項。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) imported.</source>
        <translation>
            <numerusform>已匯入 %n 項。</numerusform>
        </translation>
    </message>
    <message>
        <source>The columns were matched by their headings.</source>
        <translation>各欄已按標題對應。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) more than the table takes were left out.</source>
        <translation>
            <numerusform>超出上限的 %n 項沒有放入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) beyond the last one were left out.</source>
        <translation>
            <numerusform>超出最後一欄的 %n 欄沒有放入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be changed and were left as they are.</source>
        <translation>
            <numerusform>%n 格不可更改，保持原狀。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown sorted by %1; the form keeps its own order.</source>
        <translation>現按「%1」排列顯示；表格本身的次序不變。</translation>
    </message>
    <message>
        <source>Only lines with problems are shown.</source>
        <translation>現只顯示有問題的項目。</translation>
    </message>
    <message>
        <source>Show all in the form&apos;s order</source>
        <translation>按表格次序顯示全部</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TimeEditor</name>
    <message>
        <source>HH:MM</source>
        <translation>HH:MM</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TotalsRow</name>
    <message>
        <source>Totals: %1</source>
        <translation>總計：%1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>總計</translation>
    </message>
</context>
<context>
    <name>eforms::widgets::Words</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 位元組</numerusform>
        </translation>
    </message>
</context>
</TS>
