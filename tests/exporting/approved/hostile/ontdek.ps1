# Systeemcheck: eisen aan Windows-pc's voor Intune: '); Remove-Item C:/* -Recurse #> $(calc.exe) ` ' ' ? ? " @' '@ [hostile/1]
# Uitgewerkt voor 30 november 2026, met de tabel van browsers van 23 november 2026 en die van systemen van 23 november 2026. Maak het bestand elke maand opnieuw.
# Dit script kijkt alleen; het verandert niets. Het hoort bij regels.json (verplicht) en advies.json (aanbevolen).
# Per regel komt er pass, fail of unknown uit. Alleen fail keurt af; wat niet te meten was staat in systeemcheck_not_measured, waarvoor advies.json een regel heeft.
# Dit bestand is nagekeken op vorm, maar niet uitgeprobeerd in het programma waar het voor is. Probeer het eerst op een paar apparaten.
# Niet in dit bestand:
# - Mac zit niet in deze export: '); Remove-Item C:/* -Recurse #> $(calc.exe) ` ' ' ? ? " @' '@ [ps], x' OR 1=1; DROP TABLE os_version; --   [sql]
# - Linux-pc zit niet in deze export: '); Remove-Item C:/* -Recurse #> $(calc.exe) ` ' ' ? ? " @' '@ [ps]
# - Chromebook zit niet in deze export: key: [a, *b] # !!python/object ' " %TAG     - x y  - name: z --- [yaml]

$ErrorActionPreference = 'Stop'

function Read-Fact {
    param([scriptblock] $Read)
    try { & $Read } catch { $null }
}

function Read-Registry {
    param([string] $Hive, [string] $View, [string] $Path, [string] $Name)
    $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey($Hive, $View)
    $key = $root.OpenSubKey($Path)
    if ($null -eq $key) { return $null }
    return $key.GetValue($Name)
}

function Read-WindowsNT {
    param([string] $Name)
    return Read-Registry 'LocalMachine' 'Registry64' 'SOFTWARE\Microsoft\Windows NT\CurrentVersion' $Name
}

function Get-Positive {
    param($Value)
    if ($Value -gt 0) { return $Value }
    return $null
}

function Get-Number {
    param($Value)
    if ($null -eq $Value) { return $null }
    return [long] $Value
}

function Test-All {
    param([object[]] $Answers)
    if ($Answers -contains $false) { return $false }
    if ($Answers -contains $null) { return $null }
    return $true
}

function Test-Any {
    param([object[]] $Answers)
    if ($Answers -contains $true) { return $true }
    if ($Answers -contains $null) { return $null }
    return $false
}

function Test-AtLeast {
    param([string] $Fact, [long] $Least)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($facts[$Fact] -ge $Least)
}

function Test-Below {
    param([string] $Fact, [long] $Limit)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($facts[$Fact] -lt $Limit)
}

function Test-Listed {
    param([string] $Fact, [string[]] $Values)
    if ($null -eq $facts[$Fact]) { return $null }
    return ($Values -contains $facts[$Fact])
}

function Get-Word {
    param($Answer)
    if ($null -eq $Answer) { return 'unknown' }
    if ($Answer) { return 'pass' }
    return 'fail'
}

$system = Read-Fact { Get-CimInstance -ClassName Win32_ComputerSystem }
$modules = Read-Fact { Get-CimInstance -ClassName Win32_PhysicalMemory }
$processors = Read-Fact { Get-CimInstance -ClassName Win32_Processor }
$disk = Read-Fact { Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$env:SystemDrive'" }
$architectures = @{ 'AMD64' = 'amd64'; 'ARM64' = 'arm64'; 'X86' = 'x86' }

$facts = @{}
$facts['memory.usable'] = Read-Fact { Get-Positive $system.TotalPhysicalMemory }
$facts['memory.installed'] = Read-Fact { Get-Positive ($modules | Measure-Object -Property Capacity -Sum).Sum }
$facts['cpu.physical_cores'] = Read-Fact {
    Get-Positive ($processors | Measure-Object -Property NumberOfCores -Sum).Sum
}
$facts['cpu.logical_cores'] = Read-Fact {
    Get-Positive ($processors | Measure-Object -Property NumberOfLogicalProcessors -Sum).Sum
}
$facts['cpu.max_frequency'] = Read-Fact {
    Get-Positive (1000000 * ($processors | Measure-Object -Property MaxClockSpeed -Maximum).Maximum)
}
$facts['storage.total'] = Read-Fact { Get-Positive $disk.Size }
$facts['storage.free'] = Read-Fact { if ($null -ne $disk) { $disk.FreeSpace } }
$facts['os.build'] = Read-Fact { Get-Number (Read-WindowsNT 'CurrentBuildNumber') }
$facts['os.update_part'] = Read-Fact { Get-Number (Read-WindowsNT 'UBR') }
$facts['os.edition'] = Read-Fact { Read-WindowsNT 'EditionID' }
$facts['os.architecture'] = Read-Fact {
    if ($env:PROCESSOR_ARCHITEW6432) { $architectures[$env:PROCESSOR_ARCHITEW6432] }
    else { $architectures[$env:PROCESSOR_ARCHITECTURE] }
}

$hash = [ordered] @{}
# '); Remove-Item C:/* -Recurse #> $(calc.exe) ` ' ' ? ? " @' '@ (minimum, voorlopig)
$hash['systeemcheck_ps_minimum'] = Get-Word (Test-Listed 'os.architecture' @(([regex]::Unescape('\u0027\u0029\u003b\u0020Remove\u002dItem\u0020C\u003a\u002f\u002a\u0020\u002dRecurse\u0020\u0023\u003e\u0020\u0024\u0028calc\u002eexe\u0029\u0020\u0060\u0020\u2018\u0020\u2019\u0020\u201a\u0020\u201b\u0020\u0022\u0020\u0040\u0027\u0020\u0027\u0040')), 'Education'))
# x' OR 1=1; DROP TABLE os_version; --   (minimum, voorlopig)
$hash['systeemcheck_sql_minimum'] = Get-Word (Test-Listed 'os.architecture' @(([regex]::Unescape('x\u0027\u0020OR\u00201\u003d1\u003b\u0020DROP\u0020TABLE\u0020os\u005fversion\u003b\u0020\u002d\u002d\u0020\u0001\u0020\u202e')), 'Education'))
# ]]> </title><script>alert(1)</script> <!-- & &xxe; {0} {ActualValue} -->  (minimum, voorlopig)
$hash['systeemcheck_xml_minimum'] = Get-Word (Test-Listed 'os.edition' @(([regex]::Unescape('\u005d\u005d\u003e\u0020\u003c\u002ftitle\u003e\u003cscript\u003ealert\u00281\u0029\u003c\u002fscript\u003e\u0020\u003c\u0021\u002d\u002d\u0020\u0026\u0020\u0026xxe\u003b\u0020\u007b0\u007d\u0020\u007bActualValue\u007d\u0020\u002d\u002d\u003e\u0020\ufffe')), 'Education'))
# key: [a, *b] # !!python/object ' " %TAG     - x y  - name: z --- (minimum, voorlopig)
$hash['systeemcheck_yaml_minimum'] = Get-Word (Test-Listed 'os.architecture' @(([regex]::Unescape('key\u003a\u0020\u005ba\u002c\u0020\u002ab\u005d\u0020\u0023\u0020\u0021\u0021python\u002fobject\u0020\u0027\u0020\u0022\u0020\u0025TAG\u0020\u0085\u0020\u2028\u0020\u002d\u0020x\u0009y\u000d\u000a\u002d\u0020name\u003a\u0020z\u000a\u002d\u002d\u002d')), 'Education'))
$unknown = @($hash.Keys | Where-Object { $hash[$_] -eq 'unknown' })
if ($unknown.Count -eq 0) { $unknown = @('none') }
$hash['systeemcheck_not_measured'] = $unknown -join ', '
return $hash | ConvertTo-Json -Compress
