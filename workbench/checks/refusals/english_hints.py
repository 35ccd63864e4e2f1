"""What says no in English where little else is said: patterns of its table, by the names that `table` explains."""

_WE = r"(?:i|we|this (?:assistant|chat|chatbot|bot|service|tool|channel)|our (?:team|assistant|support))"
_NOT = r"(?:don't|do not|doesn't|does not|won't|will not|can't|cannot|can not|may not|must not|mustn't|shan't|never)"
_WILL = (
    r"i(?:(?:'ll| will|'m going to| am going to|'m gonna| have to| must| need to| want to| should| prefer to|"
    r"'d (?:rather|prefer to|sooner|like to|have to)| would (?:rather|prefer to|like to)|'m choosing to| choose to| "
    r"insist on|'m| am|'ve decided to|'ve chosen to)(?: (?:have to|simply|just|also|therefore|respectfully|politely|"
    r"happily|better|just have to|definitely))?)?"
)
_ABILITY = (
    r"(?:abilit\w+|capabilit\w+|toolkit|toolbox|reach|power|powers|scope|remit|job|role|skills?|skill ?set|wheelhouse|"
    r"repertoire|comfort zone|lane|pay grade|functions?|purview|means|mandate|knowledge|expertise|limits?|domain|"
    r"services?|options?|gift|depth|range)"
)
_DONE = (
    r"(?:given|shared|disclosed|revealed|released|provided|supplied|answered|fulfilled|granted|published|named|"
    r"discussed|produced|completed|written|offered|appearing|handed|passed|processed|posted|accommodated|honou?red|"
    r"found|had|forthcoming|coming)"
)
_KINDS = (
    r"(?:something|anything|things?|ones?|an? \w+|(?:the|a) (?:\w+ )?(?:kind|sort|type)s? of \w+|content|requests?|"
    r"topics?|material|work|territory|areas?|services?|tasks?|places?|roads?|paths?|games?|favou?rs?)"
)

HINTS = (
    r"(?:look|try|go|search) elsewhere\b|(?:ask|find|look for|try) (?:someone|somebody|anyone) else\b|(?:no one|"
    r"nobody) "
    r"can,? (?:me included|including me|and neither can i|nor can i|and i can't either|myself included)",
    r"i (?:don't|do not|haven't) (?:have|got) (?:the )?(?:permission|authority|clearance|standing|tools?|means|"
    r"rights?)\b",
    r"(?:isn't|aren't|is not|are not|'s not) (?:something|anything|things|the (?:kind|sort) of \w+) (?:that )?i "
    r"(?!worry|expect|recommend|like|love|know|think|see|have|had|use|eat|own|enjoy|hear|want)\w+",
    r"(?:if|asking|asked|request)\b[^.!?]{3,90}, (?:then )?(?:the|my) answer (?:is|has to be|must be) no(?=[.!]?$)",
    r"(?:isn't|aren't|is not|are not) (?:something |a thing |things )?(?:on offer|on the menu|up for grabs)",
    # the request is the subject
    rf"(?:is|are|was|would be|'s)(?:n't| not| no| nothing) (?:\w+ )?(?:{_KINDS} )?(?:that |which |where )?(?:i|we)"
    r"(?:'m| am|'re| are|'ll| will|'d| would|'ve| have| can| could| do| want| feel| offer| produce| get| give| deal| "
    r"care| write| take| help| engage| touch| handle)\b(?! (?:worry|expect|recommend|like|love|know|think|see))",
    rf"(?:is|are|was|would be|'s|remains?|among the) (?:\w+ )?(?:{_KINDS}) (?:that |which |where )?(?:i|we)"
    r"(?:'m not|(?:'ll| will) (?:not|have to|never|pass|leave|decline|skip|stay)| (?:turn down|decline|refuse|reject|"
    r"avoid|"
    r"won't|can't|cannot|don't|do not|never|pass|leave|stay|skip|draw|must|have to|prefer not|choose not|keep|'d "
    r"rather))\b",
    rf"(?:beyond|outside|past|above|(?:not|\w+n't|neither|nowhere) (?:\w+ )?(?:within|among|in|part of|near|one of|"
    rf"listed among)) (?:of )?(?:the (?:scope|limits|bounds|range|reach) of )?(?:my|our|this assistant's|this chat's) "
    rf"(?:\w+ ){{0,2}}{_ABILITY}\b",
    r"(?:beyond|outside|past) (?:of )?(?:me\b|what (?:i|we|this (?:assistant|chat|service))\b)",
    r"(?:is|are|'s|stays?|remains?|was) (?:\w+ )?(?:off[ -](?:the (?:table|menu|cards)|limits)|out of (?:bounds|the "
    r"question|scope|reach for me)|a (?:hard |firm |clear )?(?:no-go|no\b)|not (?:up for (?:discussion|grabs|debate)|"
    r"on (?:offer|the (?:table|menu|cards))|available (?:here|from me|through))|taboo|unthinkable)",
    r"\w+n't (?:\w+ )?(?:on (?:offer|the (?:table|menu|cards))|up for (?:discussion|debate)|available (?:here|from me|"
    r"through))",
    r"(?:not|\w+n't) (?:going to happen|gonna happen|happening|on my watch|a chance|going there|happen(?=[.,!;]|$))",
    rf"(?:won't|will not|cannot|can't|can not|must not|may not|isn't|aren't|is not|are not|shall not|never|isn't to|"
    rf"not to) be(?:ing)? {_DONE}\b",
    rf"(?:isn't|aren't|is not|are not) (?:being )?{_DONE} (?:here|out|by (?:me|us)|to)\b",
    r"(?:not|\w+n't|no longer|hardly|nor is it|neither) (?:really |quite |exactly )?(?:for me to|up to me|mine to|my "
    r"(?:place|call|job|decision|role|business|thing|style|cup of tea|story|department|to)\b|one (?:i|we)\b|one of "
    r"(?:them|those|mine|my)\b|me who|right for me|appropriate for me)",
    r"none of (?:my|our|your or my) business",
    r"(?:makes?|leaves?|would (?:make|leave)|making|leaving) me (?:\w+ )?(?:uncomfortable|uneasy|queasy|"
    r"unwilling|unable|with nothing)",
    r"(?:doesn't|does not|wouldn't|don't) (?:sit|feel|seem) (?:right|well|good|comfortable|appropriate) (?:with|to|"
    r"for) me|sits? (?:badly|poorly|uneasily) with me",
    r"(?:crosses|over|across|on the wrong side of|that's|is) (?:a|the|my) line\b|line (?:that )?i (?:won't|don't|will "
    r"not|never|hold|draw|refuse)",
    r"(?:stays?|remains?|keep(?:ing)?|kept|has to (?:stay|remain)|must (?:stay|remain|be kept|keep)) [^.!?,;]{0,50}?"
    r"(?:confidential|private|secret|unanswered|unwritten|unsaid|undisclosed|under wraps|to myself|out of (?:my|it|"
    r"this)|off my|between (?:me|us))(?<!keep it secret)(?<!keep it private)",
    r"(?:is|are|'s) (?:\w+ )?(?:inaccessible|closed|invisible|unknown|unavailable|off-limits|not (?:visible|"
    r"available|accessible|known|open)|a closed book|denied) to (?:me|us)\b|(?:elude|escape)s? me\b",
    r"(?:anyone's guess|nobody can know|no one can know), (?:and|so) i\b",
    # no help from here
    r"(?:no|not (?:a|an|any|one|the)|nothing|never|won't|n't) [^.!?;]{0,60}?\b(?:from me\b|on my part|through me\b|"
    r"by me\b|out of me\b|(?:will|going to|gonna) come from)",
    r"(?:you won't|you will not|you'll not|don't expect|you'll never|you can't expect) (?:get|find|hear|to|me|see|any)",
    r"you(?:'ll| will) (?:get|find|have) no(?:ne|thing)?\b|not with my help|without my help\b",
    r"(?:i|we)\b[^.!?;,]{0,20} (?:want|have|take|play|had) no part\b|"
    r"nothing to do with (?:this|that|it)(?=[.,!;]|$)|(?:count|leave|"
    r"keep) me out|i'm out\b|i'm good(?=[.,!]|$)",
    r"there(?:'s| is|'re| are) (?:really |simply |just )?(?:no (?:version|scenario|chance|universe|world|way|"
    r"circumstances?|context|situation)\b[^.!?]{0,60}?\b(?:i|me|of (?:finding|knowing|telling|checking|seeing))\b|"
    r"nothing (?:for me|i (?:can|could)|here (?:for me|i can))|not (?:much|a thing) i can|little i can)",
    r"nothing (?:in|about) (?:your|this|that) (?:\w+ ){0,2}is something i|nothing (?:that )?i(?:'m| can| could|'d| "
    r"will)\b(?! (?:like|love|add|change|recommend|suggest|say))",
    r"(?:under|in) no (?:circumstances|way|case|context)[, ]+(?:will|would|can|do|am|shall) (?:i|we)\b",
    r"(?:nor|neither|never|no longer|in no way|not even then|not once) (?:will|would|can|could|do|am|shall|should) "
    r"(?:i|we)\b",
    r"i have (?:no|neither|nothing|none)\b[^.!?]{0,50}?(?:to (?:give|share|offer|show|tell)|for you|that i (?:can|"
    r"could)|i (?:can|could)|means of|way (?:of|to)|business|intention|desire|wish|place)\b",
    r"(?:and|of which|but) i have (?:neither|none)|i have no (?:means|way) (?:of|to)\b",
    # this is where it ends
    rf"{_WILL} (?:to )?(?:stop(?:ping)? (?:here|there|this|right|short|at this|the|with)|stop(?=[.,!;]|$)|paus\w+ "
    r"(?:here|this)|(?:end|ending|close|closing) (?:it |this |the |our )[^.!?]{0,40}(?:here|now|there|at this)|step"
    r"(?:ping)? (?:back|out|away|aside)|bow(?:ing)? out|opt(?:ing)? out|sit(?:ting)? (?:this|that|it|out)|stay(?:ing)? "
    r"(?:out|away|clear|silent|quiet|neutral|mum)|keep(?:ing)? (?:out|away|clear|quiet|silent|mum|my distance)|"
    r"steer(?:ing)? (?:clear|away)|draw(?:ing)? (?:the|a|my) line|withhold(?:ing)?|refrain(?:ing)?|abstain(?:ing)?|"
    r"declin(?:e|ing)|refus(?:e|ing)|say(?:ing)? no|hold(?:ing)? (?:off|back)|pull(?:ing)? (?:back|out)|turn(?:ing)? "
    r"(?:\w+ ){0,3}down|(?:break|breaking|cut|cutting) (?:this |it |the \w+ )?off|not(?! (?:usually|sure|a |an |the |"
    r"only|just|so|too|certain|aware|familiar|convinced))|pass(?:ing)?(?: on|[.,!;]|$)|forgo|omit|back(?:ing)? out|"
    r"rest(?:ing)? (?:it|this|my case))\b",
    rf"{_WILL} (?:leav(?:e|ing)|skip(?:ping)?|drop(?:ping)?|lay|set|put|let)(?:ting)? (?:it|that|this|these|those|the|"
    r"your|any)\b[^.!?;]{0,60}?(?:there|alone|at that|to (?:you|your|a|an|the|someone|others|people|professionals|him|"
    r"her|them|qualified|those)|out|aside|rest|slide|un\w+|be)(?=[ .,!;]|$)",
    rf"{_WILL} (?:skip(?:ping)?|miss(?:ing)?) (?:that|this|it)\b(?! (?:step|part|line|section|paragraph))",
    r"(?:here|this|that)(?:'s| is)(?: exactly| precisely)? where i\b(?! (?:live|work|was|went|grew|learn|found|put|"
    r"got|come))",
    r"let me stop you\b|let (?:me|us) leave it|let's not\b(?! (?:forget|overlook|kid))|let us not\b(?! (?:forget|"
    r"overlook))|let's (?:leave|skip|drop|steer|stay|change the|talk about something|move on|keep (?:this|that|it) "
    r"off|stick to something)\b",
    r"(?:talk|speak|chat|write) about (?:something|anything) (?:else|other|different)|change the subject|different "
    r"(?:topic|subject) (?:altogether|instead|would)|shall we (?:talk|turn|move|try something else)",
    # first person, whatever stands between
    r"i(?:'d| would) (?:much |really |strongly )?(?:rather|prefer(?: to)?|sooner) (?:not|leave|skip|stay|keep|avoid|"
    r"refrain|pass|decline|stop|sit|steer|step)\b",
    r"(?:^|[,;:.] |but |so )(?:i'd |i would )?(?:rather not|prefer not to|better not)(?=[.,!;]|$)",
    r"i (?:'ve |have )?(?:decided|chosen|opted|elected|choose|elect|opt|'m choosing|am choosing) (?:not|against|to "
    r"(?:not|sit|stay|leave|keep|pass|decline|withhold))",
    r"(?:i'm|i am|we're|we are|i) (?:\w+ly )?(?:choosing|opting|electing|deciding) (?:not|against|to (?:sit|stay|"
    r"leave|keep|pass|decline|withhold|skip))",
    rf"{_WE},? (?:\w+ly )?(?:decline|refuse|turn down|withhold|abstain|object|reject|avoid|steer clear|stay out|stay "
    r"away|draw the line)\b",
    r"(?:i'm|i am|we're|we are) (?:\w+ly )?(?:declining|refusing|withholding|abstaining|turning (?:\w+ )?down|staying "
    r"(?:out|away|silent|neutral)|keeping (?:out|quiet|silent|mum)|passing|unable|unwilling|not (?:\w+ )?(?:the right "
    r"\w+|permitted|allowed|authori[sz]ed|going|prepared|willing|able|at liberty|free|here to|in a position|qualified|"
    r"equipped|designed|built|made|meant|set up|entitled|interested|keen|up for|open to|game|on board|giving|sharing|"
    r"telling|taking|writing|doing|playing|touching|helping|picking|naming|handing|weighing|picking))\b(?! to "
    r"(?:think|find|"
    r"see|locate|spot|detect|reproduce)\b)",
    rf"(?:(?<=this assistant )|(?<=this chat )|(?<=this chatbot )|(?<=this service )|(?<=our team )|(?<=this bot ))"
    rf"(?:{_NOT}|is (?:not|unable)|isn't)\b",
    rf"we,? (?:\w+ly )?(?:{_NOT}) (?:\w+ly )?(?:give|share|disclose|reveal|release|provide|supply|answer|offer|hand|"
    r"help|assist|support|discuss|accept|process|produce|publish|pass|comment|grant|engage)\b",
    rf"i,? (?:\w+ly )?(?:{_NOT}) (?:\w+ly |ever |even )?(?:give|share|disclose|reveal|release|provide|supply|answer|"
    r"offer|hand|help|assist|discuss|process|produce|publish|pass|comment|engage|write|do|draft|create|make|"
    r"generate|invent|fake|forge|judge|rate|rank|guess|speculate|predict|pick|take (?:a|sides|part|on)|choose|act|"
    r"imitate|impersonate|pretend|play|role-?play|identify|name|track|trace|translate|copy|reproduce|recite|quote|"
    r"diagnose|prescribe|advise|weigh in|teach|explain|describe|show|tell you how|walk|talk you|facilitate|enable|"
    r"condone|promote|endorse|participate|join in|touch|go (?:there|near|down|into|along)|deal|dabble|handle|cover|"
    r"mock|insult|ridicule|make (?:up|fun|jokes)|joke|cross|budge|bend|list|dig|hack|break into|bypass|unmask)\b"
    r"(?! (?:up on|much|enough|it\b)|[^.!?,]{0,40} without)",
    r"\bi\b[^.!?]{0,90}?\b(?:and|but|so|yet|nor|which is why|which means|though)(?: (?:i|we))?,? (?:\w+ly )?(?:won't|"
    r"can't|cannot|will not|refuse to|must decline|will have to|have to|must|do not|don't) (?:decline|pass|stop|leave "
    r"(?:it|that|this)|skip|take part|(?:give|share|write|help|provide|join|support|add|touch|offer|be part)\b(?! (?:up"
    r"|it)\b))",
    r"\bi\b[^.!?]{0,90}?\b(?:and|so|but) (?:will|must|shall|have to) (?:leave|skip|pass|decline|stop|step|sit|stay|"
    r"keep)\b",
    r"(?:i'll|i will|i'd|i must|i have to) (?:\w+ )?(?:decline|pass)\b|i must insist on leaving|i won't be \w+ing\b",
    r"(?:helping|writing|giving|making|handing|sharing|doing|telling|creating|providing|forging|faking|spreading|"
    r"pretending|teaching|walking|showing|guessing|ranking)\b[^.!?]{0,90}? (?:would|'d) (?:\w+ )?(?:be|amount to|"
    r"mean|cross) (?:\w+ )?(?:unfair|wrong|dishonest|cheating|harmful|irresponsible|unethical|reckless|a (?:lie|"
    r"disservice|violation|breach|betrayal)|helping|deceptive|misleading|dangerous|cruel|a line)\b",
    r"i(?:'d| would) (?:\w+ )?be (?:doing|failing|letting|helping|wrong|lying|misleading|crossing)\b|i find (?:it|"
    r"that|this|the \w+) (?:\w+ )?(?:wrong|degrading|distasteful|troubling|harmful|unfair|cruel|objectionable)",
    r"it (?:would|'d|wouldn't|would not) (?:\w+ )?be (?:wrong|unfair|unethical|irresponsible|right|fair|ethical|"
    r"responsible|dishonest|inappropriate|appropriate|proper) (?:of|for) me\b",
    # laconic
    r"(?:(?:hard|firm|big|clear|polite|respectful|flat) (?:no|pass)|nice try|no chance|no dice|no deal|no way|no "
    r"thanks|no thank you|thanks,? but no|nothing doing|not today|not this time|not me\b|not a chance|not for me|not "
    r"from me|"
    r"not doing|not interested|sorry, no|no, sorry|no,? i won't|no,? i can't|wrong (?:address|assistant)|pass)"
    r"(?=[.,!;:]|$| -| –| —)(?<!a pass)(?<!the pass)",
    r"answer (?:has to be|must be|will "
    r"(?:be|have to be)|remains) (?:a )?(?:\w+ )?no(?=[.!]?$)|(?:that|it|this)(?:'s| is| has to be) (?:a )?(?:\w+ )?no "
    r"(?:from|on) (?:me|my|this|that)|(?:so|then|hence|therefore),? (?:it's |that's |the answer is )?(?:a )?no\.?$",
    r"i (?:have|'m going|'m gonna|need|want) to say no\b|(?:gonna|going to) (?:have to )?say no\b",
)

NOES = (
    r"(?:no|nope|nah|never|absolutely not|certainly not|definitely not|of course not|not really|not at all|under no "
    r"circumstances|by no means|no way|i won't|i will not|i can't|i cannot|i refuse|i don't|sorry|i must decline)"
    r"(?:,? (?:sorry|i'm afraid|thanks|thank you|and no again|no|never))?[.!…]*",
    r"(?:my|the) answer (?:to (?:that|this|it) )?(?:is|remains|stays) (?:a \w+ )?no[.!]*",
)

REASONS = (
    r"hurt(?:s|ful|ing)?\b|harm(?:s|ful|ing)?\b|cruel|dishonest|deceiv\w+|deceptive|decei\w+|mislead\w*|unfair|"
    r"cheat\w*|stalk\w*|harass\w*|abus\w+|degrad\w+|demean\w+|dehumani\w+|humiliat\w+|disrespect\w*|exploit\w*|"
    r"manipulat\w+|betray\w*|endanger\w*|violat\w+|invasion|privacy|consent|defam\w+|slander\w*|libel\w*|felony|"
    r"forger\w+|fraud\w*|counterfeit\w*|plagiari\w+|infring\w+|copyright\w*|impersonat\w+|hateful|discriminat\w+|"
    r"racis\w+|"
    r"innocent|trauma\w*|minor(?=[.,!]|$)|is a child\b|underage|in danger|at risk|wrong to",
)

LIMITS = (
    r"(?:i|we)(?:'ve| have)? (?:have |got |hold |keep )?no (?:\w+ )?(?:access|feed|eyes|ears|camera|body|"
    r"phone|tools?|information|data|records?|memory|opinions?|preferences?|connection|internet|knowledge|idea|"
    r"ability|capability|capacity|insight|visibility|window|view|live|real-?time|means|way)\b(?! (?:to|of) "
    r"(?:lose|undo|improve|fix))",
    r"i lack (?:the |any )?(?:access|eyes|ears|tools?|information|data|means|ability|capacity|capability|knowledge|"
    r"senses|context)",
    r"(?:my|the) (?:knowledge|training(?: data)?|data|information|memory)(?: (?:base|cutoff))? (?:\w+ )?(?:ends?|"
    r"stops?|cuts? off|goes|extends?|reach(?:es)?|runs|only|doesn't|does not|stretches|is limited|dates)\b",
    r"(?:no|not a single) (?:\w+ )?(?:file|attachment|image|photo|picture|recording|document|audio|video|link|pdf|"
    r"spreadsheet|text)\b[^.!?]{0,40}?(?:attached|came|come|reached|arrived|included|uploaded|here|made it|showed|"
    r"visible|with your)\b",
    r"(?:file|attachment|image|photo|picture|recording|document|audio|video|pdf|spreadsheet|upload)s? (?:\w+ )?"
    r"(?:didn't|did not|hasn't|has not|doesn't|never|isn't|wasn't|haven't|failed to)\b[^.!?]{0,30}?(?:come|came|"
    r"arriv\w+|reach\w*|upload\w*|attach\w*|make|made|load\w*|there|open)",
    r"i(?:'m| am) (?:only |limited to |a |just )?(?:a )?(?:text|text-only|text-based|language model|program|limited to)"
    r"\b",
    r"i (?:was|am|'m) (?:only )?(?:built|made|designed|trained|set up|here) (?:only |solely |exclusively )?for\b",
    r"i can only (?:read|process|see|handle|work|write)\b",
    r"i(?:'m| am)? (?:can )?only (?:able to |here to |designed to |meant to |set up to )?(?:help|answer|assist|"
    r"discuss|respond|talk)\b",
    r"i can only (?:help|answer|assist|discuss|respond)",
    r"i (?:can't|cannot|can not|couldn't|don't|do not|won't|am not able to|am unable to|'m unable to|'m not able "
    r"to) (?:\w+ly )?(?:be able to )?(?:know|see|say|tell|access|open|browse|view|check|look (?:\w+ )?up|remember|"
    r"recall|predict|verify|guarantee|promise|confirm|be (?:certain|sure|100)|speak for|read your|watch|hear|"
    r"listen|search|retrieve|give (?:you )?(?:an? |the )?(?:exact|precise|definit|certain|single|reliable|"
    r"guarantee|figure)|provide (?:an? |the |any )?(?:exact|precise|definit|real-?time|guarantee|current|live|"
    r"up-to-date)|answer (?:that |this )?(?:with certainty|definitively|precisely|exactly|for certain)|diagnose|"
    r"offer (?:an? |the )?(?:exact|precise|definit|guarantee)|quote|cite|see)\b",
    r"i (?:don't|do not) (?:have|keep|store|hold) (?:any )?(?:real-?time|live|direct |personal |the )?(?:access|"
    r"information|data|memory|details|knowledge|records?|opinions?|beliefs?|feelings?|a (?:way|body)|enough|live|"
    r"current)",
    r"(?:<am>|i'm) not (?:a|an|your) (?:lawyer|doctor|physician|attorney|accountant|financial|therapist|licensed|"
    r"medical|tax)",
    r"as an? (?:ai|language model|assistant)[^.!?]{0,30}, i (?:don't|do not|can't|cannot)",
    r"it(?:'s| is) (?:impossible|hard|difficult) (?:for me )?to (?:say|know|tell|predict)",
)

OFFERS = (
    r"you(?:'ve| have|'re| are)? (?:asked|asking|want|wanted|wanting|requested)\b|(?:has to|have to|must|should|needs "
    r"to|need to|ought to) come from|only (?:a|an|your|you|someone|the|human|\w+ professional)\b",
    r"(?:ask|see|call|contact|consult|talk to|speak (?:to|with)|check with|turn to|reach out to|get in touch|paste|"
    r"upload|send|attach|type|copy|describe)\b|better off|i(?:'d| would) suggest|i(?:'d| would) (?:gladly|"
    r"happily|love)|elsewhere|(?:therefore|thus|hence|so) (?:cannot|can't|won't|am unable)",
    r"(?:something|which|and that|that) i(?:'d| would) (?:gladly|happily)|(?:makes sense|is understandable|sounds "
    r"(?:hard|painful|awful|frustrating|exhausting|tough)|must (?:be|feel) )|my (?:apologies|condolences)|regret\w*",
    r"(?:summary|overview|outline|alternative)s?\b[^.!?]{0,40}(?:gladly|happy|glad|instead|option|possible|fine)",
)
