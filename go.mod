module acta

go 1.26
